package reprise.gateway.executions;

import static akka.http.javadsl.server.Directives.pathPrefix;
import static akka.http.javadsl.server.PathMatchers.separateOnSlashes;
import static org.assertj.core.api.Assertions.assertThat;

import akka.http.javadsl.server.Route;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reprise.catalog.Plans;
import reprise.core.ExecutionId;
import reprise.core.NodeId;
import reprise.core.PlanId;
import reprise.core.StepId;
import reprise.core.WorkflowId;
import reprise.core.WorkspaceId;
import reprise.core.execution.Cause;
import reprise.core.execution.ExecutionEvent;
import reprise.core.execution.ExecutionEvent.Ended;
import reprise.core.execution.ExecutionEvent.NodeSkipped;
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

/** What is told of an execution whose history cannot be read. */
@TestInstance(Lifecycle.PER_CLASS)
class DamagedHistoryTest {
    private static final StrictJson TEXT = new StrictJson(JsonLimits.JOURNAL);
    private static final EventCodec CODEC = new EventCodec(TEXT);
    private static final String ALL = "/api/v1/executions/";

    private TestGateway gateway;
    private Client owner;
    private ExecutionId damaged;
    private ExecutionId sound;

    @BeforeAll
    void damageTheThirdEventOfOne() {
        gateway = TestGateway.start(this::routes);
        owner = gateway.someone();
        damaged = written();
        sound = written();
        gateway.database.use(sql -> sql.update(
                "update event_journal set events = convert_to("
                        + "replace(convert_from(events, 'UTF8'), '\"node\":\"b\"', '\"node\":+b\"'), 'UTF8')"
                        + " where persistence_id = ?",
                PersistenceIds.of(damaged)));
    }

    @AfterAll
    void close() {
        gateway.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/state", "/state?at=4", "/events"})
    void isAPlainErrorThatNamesTheEvent(String view) {
        var answer = owner.get(ALL + damaged + view);
        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.code()).isEqualTo("INTERNAL");
        assertThat(answer.at("error.message")).contains("damaged at event 3").contains("operator");
        assertThat(answer.text()).doesNotContain("execution|").doesNotContain("Exception");
    }

    @Test
    void isToldOfItsLogToo() {
        assertThat(owner.get("/api/v1/logs/" + damaged).at("error.message")).contains("damaged at event 3");
    }

    @Test
    void isShownAsItWasBeforeTheDamage() {
        assertThat(owner.get(ALL + damaged + "/events?limit=1").items()).hasSize(1);
        assertThat(owner.get(ALL + damaged + "/events?after=3").items()).hasSize(1);
    }

    @Test
    void endsItsStreamWithWordsInsteadOfBreakingIt() {
        var stream = owner.get(ALL + damaged + "/events/stream");
        assertThat(stream.status()).isEqualTo(200);
        assertThat(stream.text())
                .contains("event: damaged")
                .contains("damaged at event 3")
                .doesNotContain("event: end");
    }

    @Test
    void isNobodyElsesBusiness() {
        assertThat(gateway.someone().get(ALL + damaged).status()).isEqualTo(404);
        assertThat(owner.get(ALL + sound + "/events").items()).hasSize(4);
        assertThat(owner.get(ALL + sound + "/events/stream").text()).contains("event: end");
    }

    private ExecutionId written() {
        var id = new ExecutionId(UUID.randomUUID());
        var at = Instant.parse("2026-01-01T00:00:00Z");
        var workspace = WorkspaceId.parse(owner.get("/api/v1/users/me").at("workspace"));
        List<ExecutionEvent> events = List.of(
                new Started(
                        id,
                        new PlanId(new WorkflowId(UUID.randomUUID()), 1),
                        workspace,
                        new NodeId("start"),
                        "manual",
                        Value.EMPTY_OBJECT,
                        Value.EMPTY_OBJECT,
                        Cause.UNKNOWN,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        at),
                new NodeSkipped(StepId.parse("a"), at),
                new NodeSkipped(StepId.parse("b"), at),
                new Ended(new Outcome.Completed(List.of()), false, at));
        try (var writer = new JournalWriter(gateway.database.dataSource(), CODEC, "this test", (_, _) -> {})) {
            writer.append(new Append(PersistenceIds.of(id), 1, events))
                    .orTimeout(20, TimeUnit.SECONDS)
                    .join();
        }
        return id;
    }

    /** What is damaged is never shown by its plan. */
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
