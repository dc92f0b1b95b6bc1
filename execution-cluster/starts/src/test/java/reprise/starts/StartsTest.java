package reprise.starts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reprise.core.ExecutionId;
import reprise.core.NodeId;
import reprise.core.WorkspaceId;
import reprise.core.execution.Cause;
import reprise.core.execution.Ceilings;
import reprise.core.execution.Decision.Reason;
import reprise.core.plan.Plan;
import reprise.database.Database;
import reprise.database.DatabaseSettings;
import reprise.database.Migrations;
import reprise.journal.EventCodec;
import reprise.journal.IdempotencyKeys;
import reprise.journal.JournalWriter;
import reprise.journal.LargeValues;
import reprise.language.json.JsonLimits;
import reprise.language.json.StrictJson;
import reprise.postgres.testing.TestPostgres;
import reprise.sdk.Json;
import reprise.starts.StartOutcome.KeyReused;
import reprise.starts.StartOutcome.Refused;
import reprise.starts.StartOutcome.Repeated;
import reprise.starts.StartOutcome.Started;

class StartsTest {
    private static final StrictJson TEXT = new StrictJson(JsonLimits.JOURNAL);
    private static final WorkspaceId WORKSPACE = new WorkspaceId(new UUID(1, 1));

    private final Database database = open();
    private final ExecutorService blocking = Executors.newVirtualThreadPerTaskExecutor();
    private final Hand hand = new Hand();
    private final IdempotencyKeys keys = new IdempotencyKeys(database);
    private final JournalWriter journal =
            new JournalWriter(database.dataSource(), new EventCodec(TEXT), "this test", (_, _) -> {});
    private final Starts starts = new Starts(
            journal,
            keys,
            _ -> {},
            () -> new LargeValues(TEXT, 10_000_000, _ -> Optional.empty()),
            Ceilings.USUAL,
            hand,
            blocking);
    private final Plan daily = Flow.remembering("24h");

    /** A clock that goes where it is turned. */
    private static final class Hand extends Clock {
        private volatile Instant now = Instant.parse("2026-07-01T12:00:00Z");

        void on(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    private static Database open() {
        var fresh = TestPostgres.freshDatabase();
        var database = Database.open(DatabaseSettings.of(fresh.url(), fresh.user(), fresh.password()));
        Migrations.apply(database);
        return database;
    }

    @AfterEach
    void close() {
        journal.close();
        blocking.close();
        database.close();
    }

    @Test
    void withoutAKeyEachIsANewOne() {
        assertThat(begun(start(daily))).isNotEqualTo(begun(start(daily)));
    }

    @Test
    void whatIsTooLargeToBeKeptIsSaidToBe() {
        var large = new StartRequest(
                WORKSPACE,
                daily,
                new NodeId("hook"),
                Json.object("type", "hook", "body", "x".repeat(10_000_001)),
                Json.EMPTY_OBJECT,
                Cause.UNKNOWN,
                Optional.empty());

        assertThat(outcome(starts.start(large)))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.reason()).isEqualTo(Reason.TOO_LARGE));
        assertThat(count()).isZero();
    }

    @Test
    void manyAtOnceUnderOneKeyAreOne() {
        var key = GivenKey.with("a", bytes("same"));
        var together = IntStream.range(0, 100).mapToObj(_ -> starts.start(request(daily, key))).toList().stream()
                .map(StartsTest::outcome)
                .toList();

        var first = together.stream()
                .filter(Started.class::isInstance)
                .map(StartsTest::begun)
                .toList();
        assertThat(first).hasSize(1);
        assertThat(together)
                .filteredOn(outcome -> !(outcome instanceof Started))
                .hasSize(99)
                .containsOnly(new Repeated(first.getFirst()));
        assertThat(count()).isOne();
    }

    @Test
    void anotherContentUnderTheSameKeyIsAMistakeUnlessTheKeyDecidesAlone() {
        var first = begun(start(daily, GivenKey.with("a", bytes("one"))));

        assertThat(start(daily, GivenKey.with("a", bytes("two")))).isEqualTo(new KeyReused(first));
        assertThat(start(daily, GivenKey.with("a", bytes("one")))).isEqualTo(new Repeated(first));
        assertThat(start(daily, GivenKey.alone("a"))).isEqualTo(new Repeated(first));
        var alone = begun(start(daily, GivenKey.alone("b")));
        assertThat(start(daily, GivenKey.with("b", bytes("any")))).isEqualTo(new Repeated(alone));
    }

    @Test
    void aLongKeyIsNoLongHistory() {
        var first = begun(start(daily, GivenKey.alone("x".repeat(1_000_000))));

        assertThat(start(daily, GivenKey.alone("x".repeat(1_000_000)))).isEqualTo(new Repeated(first));
        assertThat(begun(start(daily, GivenKey.alone("x".repeat(1_000_001))))).isNotEqualTo(first);
        assertThat(number("select max(length(events)) as n from event_journal")).isLessThan(2_000);
    }

    @Test
    void aKeyIsOfItsWorkflow() {
        var key = GivenKey.alone("a");
        assertThat(begun(start(daily, key))).isNotEqualTo(begun(start(Flow.remembering("24h"), key)));
    }

    @Test
    void aKeyStartsAnewWhenItsWindowIsOver() {
        var key = GivenKey.with("a", bytes("one"));
        var first = begun(start(daily, key));
        hand.on(Duration.ofHours(24).minusMillis(1));
        assertThat(start(daily, key)).isEqualTo(new Repeated(first));
        hand.on(Duration.ofMillis(1));

        var second = begun(start(daily, GivenKey.with("a", bytes("two"))));
        assertThat(start(daily, GivenKey.alone("a"))).isEqualTo(new Repeated(second));
    }

    @Test
    void aKeyMayBeRememberedForEverOrAsLongAsItSaysItself() {
        var forEver = Flow.remembering("forever");
        var first = begun(start(forEver, GivenKey.alone("a")));
        var brief = begun(start(forEver, GivenKey.alone("b").within(Duration.ofMinutes(5))));
        hand.on(Duration.ofDays(10_000));

        assertThat(new ExpiredKeys(keys, hand).forgetSome()).isFalse();
        assertThat(start(forEver, GivenKey.alone("a"))).isEqualTo(new Repeated(first));
        assertThat(begun(start(forEver, GivenKey.alone("b")))).isNotEqualTo(brief);
    }

    @Test
    void expiredKeysAreForgottenBatchByBatch() {
        var all = new ArrayList<CompletionStage<StartOutcome>>();
        for (int i = 0; i < 1_500; i++) {
            all.add(starts.start(request(daily, GivenKey.alone("key-" + i))));
        }
        all.forEach(StartsTest::outcome);
        var expired = new ExpiredKeys(keys, hand);
        assertThat(expired.forgetSome()).as("none is over").isFalse();
        assertThat(remembered()).isEqualTo(1_500);
        hand.on(Duration.ofHours(24));

        assertThat(expired.forgetSome()).as("there is more").isTrue();
        assertThat(remembered()).isEqualTo(500);
        assertThat(expired.forgetSome()).isFalse();
        assertThat(remembered()).isZero();
        assertThat(count()).as("what they began stays").isEqualTo(1_500);
    }

    private StartOutcome start(Plan plan, GivenKey... key) {
        return outcome(starts.start(request(plan, key)));
    }

    private static StartRequest request(Plan plan, GivenKey... key) {
        return new StartRequest(
                WORKSPACE,
                plan,
                new NodeId("hook"),
                Json.object("type", "hook"),
                Json.EMPTY_OBJECT,
                Cause.UNKNOWN,
                List.of(key).stream().findFirst());
    }

    private static StartOutcome outcome(CompletionStage<StartOutcome> start) {
        return start.toCompletableFuture().orTimeout(60, TimeUnit.SECONDS).join();
    }

    private static ExecutionId begun(StartOutcome outcome) {
        return ((Started) outcome).id();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private long count() {
        return number("select count(*) as n from event_journal");
    }

    private long remembered() {
        return number("select count(*) as n from idempotency_key");
    }

    private long number(String query) {
        return database.with(sql -> sql.one(query, row -> row.number("n")).orElseThrow());
    }
}
