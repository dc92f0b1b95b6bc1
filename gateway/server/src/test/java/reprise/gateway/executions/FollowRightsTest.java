package reprise.gateway.executions;

import static akka.http.javadsl.server.Directives.pathPrefix;
import static akka.http.javadsl.server.PathMatchers.separateOnSlashes;
import static org.assertj.core.api.Assertions.assertThat;

import akka.http.javadsl.server.Route;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import reprise.catalog.Plans;
import reprise.core.ExecutionId;
import reprise.core.NodeId;
import reprise.core.PlanId;
import reprise.core.WorkflowId;
import reprise.core.WorkspaceId;
import reprise.core.execution.Cause;
import reprise.core.execution.ExecutionEvent;
import reprise.core.execution.ExecutionEvent.Ended;
import reprise.core.execution.ExecutionEvent.Started;
import reprise.core.execution.Outcome;
import reprise.core.execution.PersistenceIds;
import reprise.core.plan.Plan;
import reprise.core.value.Value;
import reprise.gateway.accounts.Area;
import reprise.gateway.live.EventStream;
import reprise.gateway.live.LiveFeed;
import reprise.gateway.testing.Client;
import reprise.gateway.testing.TestGateway;
import reprise.journal.Append;
import reprise.journal.EventCodec;
import reprise.journal.Histories;
import reprise.journal.JournalWriter;
import reprise.journal.StateCodec;
import reprise.journal.snapshot.SnapshotKeeper;
import reprise.journal.snapshot.Snapshots;
import reprise.journal.snapshot.States;
import reprise.language.json.JsonLimits;
import reprise.language.json.StrictJson;

/** Who may go on following an execution, how many at a time, and what stands in the URL. */
@TestInstance(Lifecycle.PER_CLASS)
@Timeout(60)
class FollowRightsTest {
    private static final StrictJson TEXT = new StrictJson(JsonLimits.JOURNAL);
    private static final EventCodec CODEC = new EventCodec(TEXT);
    private static final String ALL = "/api/v1/executions/";
    private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");

    private TestGateway gateway;
    private Client owner;
    private String workspace;
    private ExecutionId underWay;
    private ExecutionId over;

    @BeforeAll
    void write() {
        gateway = TestGateway.start(this::routes);
        owner = gateway.someone();
        workspace = owner.get("/api/v1/users/me").at("workspace");
        underWay = new ExecutionId(UUID.randomUUID());
        written(underWay, List.of(started(underWay)));
        over = new ExecutionId(UUID.randomUUID());
        written(over, List.of(started(over), new Ended(new Outcome.Completed(List.of()), false, AT)));
    }

    @AfterAll
    void close() {
        gateway.close();
    }

    @Test
    void whoLogsOutIsCutOff() {
        var reader = gateway.someoneIn(owner, "viewer");
        var stream = follow(reader);
        assertThat(reader.post("/api/v1/auth/logout", "{}").status()).isEqualTo(204);
        assertThat(stream.join()).contains("execution.started").contains("event: error", "UNAUTHENTICATED");
    }

    @Test
    void whoIsRemovedIsCutOff() {
        var reader = gateway.someoneIn(owner, "viewer");
        var stream = follow(reader);
        var id = reader.get("/api/v1/users/me").at("id");
        assertThat(owner.delete("/api/v1/workspaces/" + workspace + "/members/" + id)
                        .status())
                .isEqualTo(204);
        assertThat(stream.join()).contains("event: error", "NOT_FOUND");
    }

    @Test
    void whoHasSeenTheEndIsToldThatThereIsNoMore() {
        var stream = owner.get(ALL + over + "/events/stream");
        assertThat(stream.header("X-Accel-Buffering")).contains("no");
        assertThat(stream.text()).contains("event: end\ndata: {\"sequenceNr\":2,\"status\":\"completed\"}");
        assertThat(owner.with("Last-Event-ID", "2")
                        .get(ALL + over + "/events/stream")
                        .status())
                .isEqualTo(204);
        assertThat(owner.with("Last-Event-ID", "1")
                        .get(ALL + over + "/events/stream")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void oneAccountFollowsAHundredAtATimeAndLeavesRoomToOthers() {
        var reader = gateway.someoneIn(owner, "viewer");
        var streams = new ArrayList<CompletableFuture<String>>();
        for (int i = 0; i < 100; i++) {
            streams.add(reader.follow(ALL + underWay + "/events/stream"));
        }
        var refused = reader.get(ALL + underWay + "/events/stream");
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("Retry-After")).isPresent();
        assertThat(owner.get(ALL + over + "/events/stream").status()).isEqualTo(200);
        reader.post("/api/v1/auth/logout", "{}");
        streams.forEach(CompletableFuture::join);
    }

    /** Numbers, times and cursors that no list and no history has: whatever is said of them, it is said to the caller. */
    @Test
    void noNumberTimeOrCursorBreaksARoute() {
        var seed = System.nanoTime();
        var random = new Random(seed);
        var values = new ArrayList<>(List.of(
                "9223372036854775807",
                "-9223372036854775808",
                "9007199254740991",
                "9007199254740992",
                "2147483647",
                "2147483648",
                "-1",
                "1e9",
                "0x10",
                "٣",
                "+1",
                "1_000",
                "-999999999-01-01T00:00:00Z",
                "+999999999-12-31T23:59:59.999999999Z",
                "+294277-01-01T00:00:00Z",
                "-4714-01-01T00:00:00Z",
                "10000-01-01T00:00:00Z",
                "0000-01-01T00:00:00Z",
                "9999-12-31T23:59:60Z"));
        for (int i = 0; i < 100; i++) {
            values.add(random.nextLong() + (random.nextBoolean() ? "" : "-0" + random.nextInt(10) + "-01T00:00:00Z"));
        }
        var cursors = values.stream()
                .flatMap(value -> List.of(
                        value,
                        value + "\n" + UUID.randomUUID(),
                        "UPDATED_AT-\n" + UUID.randomUUID() + "\n" + value,
                        "\0\n" + value)
                        .stream());
        var parameters = new ArrayList<String>();
        cursors.forEach(cursor -> parameters.add(
                "cursor=" + Base64.getUrlEncoder().encodeToString(cursor.getBytes(StandardCharsets.UTF_8))));
        for (var name : List.of("after", "at", "limit", "from", "to")) {
            values.forEach(
                    value -> parameters.add(name + "=" + java.net.URLEncoder.encode(value, StandardCharsets.UTF_8)));
        }
        for (var path : List.of(
                ALL,
                ALL + over + "/events",
                ALL + over + "/events/stream",
                "/api/v1/logs/" + over,
                "/api/v1/tokens",
                "/api/v1/workspaces/" + workspace + "/members",
                "/api/v1/workspaces/" + workspace + "/invitations",
                "/api/v1/users/me/sessions",
                "/api/v1/workspaces")) {
            for (var parameter : parameters) {
                var url = path.replaceAll("/$", "") + "?" + parameter;
                assertThat(owner.get(url).status())
                        .as("seed " + seed + " " + url)
                        .isLessThan(500);
            }
        }
    }

    private CompletableFuture<String> follow(Client reader) {
        var stream = reader.follow(ALL + underWay + "/events/stream");
        assertThat(stream).isNotDone();
        return stream;
    }

    private Started started(ExecutionId id) {
        return new Started(
                id,
                new PlanId(new WorkflowId(UUID.randomUUID()), 1),
                WorkspaceId.parse(workspace),
                new NodeId("start"),
                "manual",
                Value.EMPTY_OBJECT,
                Value.EMPTY_OBJECT,
                Cause.UNKNOWN,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                AT);
    }

    private void written(ExecutionId id, List<ExecutionEvent> events) {
        try (var writer = new JournalWriter(gateway.database.dataSource(), CODEC, "this test", (_, _) -> {})) {
            writer.append(new Append(PersistenceIds.of(id), 1, events))
                    .orTimeout(20, TimeUnit.SECONDS)
                    .join();
        }
    }

    private record NoPlans() implements Plans {
        @Override
        public Optional<Plan> cached(PlanId id) {
            return Optional.empty();
        }

        @Override
        public Plan load(PlanId id) {
            throw new AssertionError("nothing is shown by a plan here");
        }
    }

    private Route routes(TestGateway gateway) {
        var histories = new Histories(gateway.database.dataSource(), CODEC, TEXT);
        var snapshots = new Snapshots(gateway.database, new StateCodec(TEXT));
        var states = new States(histories, snapshots, SnapshotKeeper.NONE);
        var plans = new NoPlans();
        var feed = new LiveFeed(histories, task -> Thread.ofVirtual().start(task));
        var routes = new ExecutionRoutes(new ExecutionRoutes.Parts(
                gateway.http,
                gateway.accounts.auth(Area.EXECUTIONS),
                new ExecutionPages(gateway.database, plans),
                new ExecutionReader(histories, states, plans),
                new HistoryPages(histories, gateway.database),
                new EventStream(feed, TEXT)));
        return pathPrefix(separateOnSlashes("api/v1"), routes::routes);
    }
}
