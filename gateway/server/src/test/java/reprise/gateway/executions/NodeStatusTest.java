package reprise.gateway.executions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import reprise.core.execution.Output;
import reprise.core.execution.StepState;
import reprise.core.execution.Tries;
import reprise.core.value.Value;
import reprise.sdk.Failure;

class NodeStatusTest {
    private static final Instant NOW = Instant.EPOCH;
    private static final Failure FAILURE = Failure.permanent("BROKEN", "it broke");

    @Test
    void isWhatTheNodeDoes() {
        var running = new StepState.Running(Tries.NONE, Value.NULL, NOW);
        var retrying = new StepState.Retrying(Tries.NONE, Optional.empty(), FAILURE, NOW, NOW);
        var waiting = new StepState.Waiting(Tries.NONE, Optional.of("go"), Optional.empty(), "timeout", NOW);
        assertThat(status(running)).isEqualTo("running");
        assertThat(status(retrying)).isEqualTo("retrying");
        assertThat(status(waiting)).isEqualTo("waiting");
        assertThat(status(new StepState.Reopened(Tries.NONE, Optional.empty(), NOW)))
                .isEqualTo("pending");
    }

    @Test
    void ofANodeThatWasNeverHeardOfDependsOnTheEnd() {
        assertThat(NodeStatus.of(Optional.empty(), false)).isEqualTo("pending");
        assertThat(NodeStatus.of(Optional.empty(), true)).isEqualTo("skipped");
    }

    @Test
    void isHowTheNodeCameOff() {
        var completed = new StepState.Completed(Tries.NONE, "main", new Output.Trigger(), Optional.empty(), NOW, NOW);
        var failed = new StepState.Failed(
                Tries.NONE, FAILURE, Optional.empty(), Optional.empty(), Optional.empty(), NOW, NOW);
        assertThat(status(completed)).isEqualTo("completed");
        assertThat(status(failed)).isEqualTo("failed");
        assertThat(status(new StepState.Skipped(NOW))).isEqualTo("skipped");
        assertThat(status(new StepState.Cancelled(Tries.NONE, Optional.empty(), Optional.empty(), NOW, NOW)))
                .isEqualTo("cancelled");
    }

    private static String status(StepState state) {
        return NodeStatus.of(Optional.of(state), false);
    }
}
