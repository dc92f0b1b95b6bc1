package reprise.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import reprise.postgres.EmbeddedPostgres;
import reprise.postgres.testing.TestDatabase;

/** The database goes away for a while: callers are told so, what was accepted is kept, and all goes on by itself. */
@TestInstance(Lifecycle.PER_CLASS)
@Timeout(180)
class OutageTest {
    private static final String PATH = "outage-" + UUID.randomUUID();

    private EmbeddedPostgres postgres;
    private TestNode node;
    private Upstream upstream;
    private Caller author;
    private String hook;
    private String workflow;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        postgres = EmbeddedPostgres.start(
                reprise.postgres.Settings.in(folder.resolve("postgres")).withAll(Map.of("shared_buffers", "64MB")));
        node = TestNode.start(new TestDatabase(postgres.jdbcUrl(), postgres.user(), postgres.password()));
        upstream = Upstream.start();
        author = node.someone();
        hook = author.hook(PATH);
        workflow = author.live("""
                name: Patient
                nodes:
                  - { id: hook, type: webhook, config: { path: %s } }
                  - { id: keep, type: set, config: { values: { n: "{{ trigger.body.n }}" } } }
                edges: [{ from: hook, to: keep }]
                """.formatted(PATH));
    }

    @AfterAll
    void stop() {
        node.close();
        upstream.close();
        postgres.close();
    }

    @Test
    void whatWasAcceptedBeforeAndAfterAKillIsKeptAndWhatWaitsGoesOn() {
        var released = new CountDownLatch(1);
        upstream.hold("/held", released);
        var held = author.execute(author.draft("""
                        name: Held
                        nodes:
                          - { id: start, type: manual }
                          - { id: call, type: http_request, config: { url: "%s" } }
                        edges: [{ from: start, to: call }]
                        """.formatted(upstream.url("/held"))), "{}");
        var resting = author.execute(author.draft("""
                        name: Resting
                        nodes:
                          - { id: start, type: manual }
                          - { id: pause, type: delay, config: { duration: 2s } }
                        edges: [{ from: start, to: pause }]
                        """), "{}");
        Eventually.holds("it calls", () -> !upstream.asked("/held").isEmpty());
        var accepted = new ArrayList<String>();

        ProcessHandle.of(postgres.pid()).orElseThrow().destroyForcibly();
        boolean refused = false;
        for (int n = 0; n < 200 && !(refused && accepted.size() > 10); n++) {
            var answer = call(n);
            if (answer.status() == 202) {
                accepted.add(answer.at("executionId"));
            } else {
                refused = true;
                answer.refused(503, "UNAVAILABLE");
                assertThat(answer.header("Retry-After")).isPresent();
            }
        }
        assertThat(refused).isTrue();
        released.countDown();
        Eventually.holds("calls are taken again", () -> call(0).status() == 202);

        assertThat(author.reaches(held, "completed").at("output.body.held")).isEqualTo("true");
        author.reaches(resting, "completed");
        accepted.forEach(id -> author.reaches(id, "completed"));
        shown(accepted);
    }

    @Test
    void aDatabaseThatHangsIsToldOfAndWaitedFor() throws Exception {
        var key = UUID.randomUUID().toString();
        signal("STOP");
        Answer answer;
        try {
            answer = node.stranger().with("Idempotency-Key", key).post(hook, "{\"n\": 1}");
        } finally {
            signal("CONT");
        }

        answer.refused(503, "UNAVAILABLE");
        assertThat(answer.header("Retry-After")).isPresent();
        var id = Eventually.is(
                        "the same call is taken",
                        () -> node.stranger().with("Idempotency-Key", key).post(hook, "{\"n\": 1}"),
                        again -> again.status() == 202)
                .at("executionId");
        author.reaches(id, "completed");
        shown(List.of(id));
    }

    private Answer call(int n) {
        return node.stranger().post(hook, "{\"n\": " + n + "}");
    }

    private void shown(List<String> ids) {
        Eventually.holds("the list shows all that was accepted", () -> {
            var list = author.get("/api/v1/workflows/" + workflow + "/logs?limit=200&status=completed")
                    .text();
            return ids.stream().allMatch(list::contains);
        });
    }

    /** To the server and all its sessions: one that is stopped alone lets the others answer. */
    private void signal(String name) throws IOException, InterruptedException {
        var server = ProcessHandle.of(postgres.pid()).orElseThrow();
        var all = new ArrayList<String>(List.of("kill", "-" + name, Long.toString(server.pid())));
        server.descendants().map(process -> Long.toString(process.pid())).forEach(all::add);
        new ProcessBuilder(all).start().waitFor();
    }
}
