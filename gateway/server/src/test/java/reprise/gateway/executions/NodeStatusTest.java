package reprise.gateway.executions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import reprise.core.execution.NodeState;
import reprise.core.execution.Output;
import reprise.sdk.Failure;
import reprise.sdk.Json;

class NodeStatusTest {
    private static final Instant NOW = Instant.EPOCH;
    private static final Failure FAILURE = Failure.permanent("BROKEN", "it broke");

    @Test
    void isWhatTheNodeDoesWhileItsExecutionRuns() {
        assertThat(NodeStatus.of(Optional.empty(), false)).isEqualTo("pending");
        assertThat(status(new NodeState.Running(1, 0, Json.NULL, NOW), false)).isEqualTo("running");
        assertThat(status(new NodeState.Retrying(1, 0, Json.NULL, FAILURE, NOW, NOW), false))
                .isEqualTo("retrying");
        assertThat(status(new NodeState.Waiting(1, NOW, "main", NOW), false)).isEqualTo("waiting");
    }

    @Test
    void isCancelledWhereTheEndCameInBetween() {
        assertThat(NodeStatus.of(Optional.empty(), true)).isEqualTo("skipped");
        assertThat(status(new NodeState.Running(1, 0, Json.NULL, NOW), true)).isEqualTo("cancelled");
        assertThat(status(new NodeState.Retrying(1, 0, Json.NULL, FAILURE, NOW, NOW), true))
                .isEqualTo("cancelled");
        assertThat(status(new NodeState.Waiting(1, NOW, "main", NOW), true)).isEqualTo("cancelled");
    }

    @Test
    void staysWhatItWasWhereTheNodeWasDone() {
        for (boolean over : new boolean[] {false, true}) {
            var completed = new NodeState.Completed(1, "main", new Output.Trigger(), Optional.empty(), NOW, NOW);
            assertThat(status(completed, over)).isEqualTo("completed");
            assertThat(status(new NodeState.Failed(1, FAILURE, Optional.empty(), Optional.empty(), NOW, NOW), over))
                    .isEqualTo("failed");
            assertThat(status(new NodeState.Skipped(NOW), over)).isEqualTo("skipped");
        }
    }

    private static String status(NodeState state, boolean over) {
        return NodeStatus.of(Optional.of(state), over);
    }
}
