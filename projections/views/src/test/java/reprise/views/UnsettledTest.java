package reprise.views;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import reprise.core.WorkflowId;
import reprise.core.WorkspaceId;
import reprise.core.execution.Execution;
import reprise.core.execution.ExecutionStatus;
import reprise.views.testing.RandomHistory;

class UnsettledTest {
    private static final int HISTORIES = 5_000;

    @Test
    void saysOfEachPrefixOfAHistoryWhatTheWholeStateSays() {
        var random = new Random(1);
        for (int i = 0; i < HISTORIES; i++) {
            var execution = Execution.NONE;
            var unsettled = Unsettled.NONE;
            for (var event :
                    RandomHistory.of(random, new WorkspaceId(new UUID(0, 1)), new WorkflowId(new UUID(0, 2)))) {
                execution = Execution.apply(execution, event);
                unsettled = unsettled.after(event);
                if (execution instanceof Execution.Active active) {
                    assertThat(unsettled.status()).isEqualTo(ExecutionStatus.of(execution));
                    assertThat(unsettled.inFlight())
                            .isEqualTo(!execution.tasks().isEmpty());
                    assertThat(Stream.concat(unsettled.nextTimer().stream(), active.start().deadline().stream())
                                    .min(Instant::compareTo))
                            .isEqualTo(execution.nextDue());
                }
            }
        }
    }

    @Test
    void isReadAsItWasWritten() {
        var random = new Random(2);
        for (int i = 0; i < HISTORIES; i++) {
            var unsettled = Unsettled.NONE;
            for (var event :
                    RandomHistory.of(random, new WorkspaceId(new UUID(0, 1)), new WorkflowId(new UUID(0, 2)))) {
                unsettled = unsettled.after(event);
                assertThat(Unsettled.parse(unsettled.text()).text()).isEqualTo(unsettled.text());
                assertThat(Unsettled.parse(unsettled.text()).status()).isEqualTo(unsettled.status());
            }
        }
    }
}
