package reprise.engine.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static reprise.engine.execution.TestEngine.eventually;
import static reprise.engine.execution.TestEngine.join;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reprise.core.ExecutionId;
import reprise.core.StepId;
import reprise.core.execution.Execution;
import reprise.core.execution.ExecutionEvent.NodeSkipped;
import reprise.core.execution.Outcome;
import reprise.protocol.Reply;
import reprise.protocol.Verb;
import reprise.sdk.Json;
import reprise.sdk.Result;

/** An execution whose history cannot be read is put aside, once, and goes on when it has been mended. */
class QuarantineTest {
    private static final Result DONE = Result.output(Json.of("done"));
    private static final TestEngine ENGINE = new TestEngine();

    @AfterAll
    static void close() {
        ENGINE.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "replace(old, 'node-completed', 'node-dreamt')                                        | 2",
                "replace(old, 'node-completed\",\"version\":1', 'node-completed\",\"version\":99') | 2",
                "replace(old, '\"node\":\"start', '\"node\":+start')                                   | 2",
                "replace(old, '\"node\":\"start', '\"mode\":\"start')                                 | 2",
                "left(old, 40)                                                                        | 1",
            })
    void isPutAsideWithItsPlaceAndOthersGoOn(String damage, long place) {
        var id = damaged(damage);
        ENGINE.executions().wake(id);
        eventually(() -> ENGINE.quarantined().containsKey(id));
        assertThat(ENGINE.quarantined()).containsEntry(id, place);

        var other = ENGINE.beginAndWake(TestFlow.calling(_ -> DONE));
        assertThat(ENGINE.outcome(other).outcome()).isInstanceOf(Outcome.Completed.class);
        eventually(() -> ENGINE.live.count() == 0);
    }

    @Test
    void isPutAsideWhereItsEventsMakeNoSense() {
        var id = ENGINE.begin(TestFlow.calling(_ -> DONE));
        join(ENGINE.append(id, 4, List.of(new NodeSkipped(StepId.of(TestFlow.CALL), Instant.now()))));
        ENGINE.displace(id, 4);
        ENGINE.restart();
        ENGINE.executions().wake(id);
        eventually(() -> ENGINE.quarantined().containsKey(id));
        assertThat(ENGINE.quarantined()).containsEntry(id, 1L);
    }

    @Test
    void refusesToBeCancelledAtOnceAndIsNotWrittenTo() {
        var id = damaged("replace(old, 'node-started', 'node-dreamt')");
        var asked = System.nanoTime();
        assertThat(ENGINE.ask(id, new Verb.Cancel("enough"))).isInstanceOfSatisfying(Reply.Refused.class, refused -> {
            assertThat(refused.reason()).isEqualTo("CONFLICT");
            assertThat(refused.message()).contains("quarantined");
        });
        assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(5));
        eventually(() -> ENGINE.live.count() == 0);
        assertThat(ENGINE.events(id)).isEqualTo(3);
    }

    @Test
    void goesOnWhenItsEventHasBeenMended() {
        var id = damaged("replace(old, 'node-completed', 'node-dreamt')");
        var hopeless = damaged("left(old, 40)");
        ENGINE.executions().wake(id);
        ENGINE.executions().wake(hopeless);
        eventually(() -> ENGINE.quarantined().keySet().containsAll(List.of(id, hopeless)) && ENGINE.live.count() == 0);

        ENGINE.tamper(id, "replace(old, 'node-dreamt', 'node-completed')");
        ENGINE.releaseWhatIsMended();

        assertThat(ENGINE.outcome(id).outcome()).isInstanceOf(Outcome.Completed.class);
        assertThat(Execution.fold(ENGINE.history(id))).isInstanceOf(Execution.Over.class);
        assertThat(ENGINE.quarantined()).doesNotContainKey(id).containsKey(hopeless);
    }

    /** Read from the table by a node that knows nothing of it yet. */
    private static ExecutionId damaged(String how) {
        var id = ENGINE.begin(TestFlow.calling(_ -> DONE));
        ENGINE.tamper(id, how);
        ENGINE.restart();
        return id;
    }
}
