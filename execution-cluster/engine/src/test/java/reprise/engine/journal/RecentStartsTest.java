package reprise.engine.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import reprise.core.StepId;
import reprise.core.execution.ExecutionEvent;
import reprise.core.execution.ExecutionEvent.NodeSkipped;
import reprise.journal.Append;

/** What a node knows of its own starts is a picture that others may have changed. */
class RecentStartsTest {
    private static final List<ExecutionEvent> EVENTS = List.of(new NodeSkipped(StepId.parse("a"), Instant.EPOCH));

    private final RecentStarts starts = new RecentStarts();

    @Test
    void areUsedOnceByTheNodeThatIsAlone() {
        starts.alone(true);
        starts.committed(new Append("execution|1", 1, EVENTS), 100);
        assertThat(starts.peek("execution|1")).contains(EVENTS);
        assertThat(starts.take("execution|1")).contains(EVENTS);
        assertThat(starts.take("execution|1")).isEmpty();
    }

    @Test
    void areForgottenAsSoonAsThereAreOthers() {
        starts.alone(true);
        starts.committed(new Append("execution|1", 1, EVENTS), 100);
        starts.alone(false);
        starts.committed(new Append("execution|2", 1, EVENTS), 100);
        starts.alone(true);
        assertThat(starts.take("execution|1"))
                .as("another may have gone on with it")
                .isEmpty();
        assertThat(starts.take("execution|2")).isEmpty();
    }

    @Test
    void areNotRememberedBeforeItIsKnownWhoElseIsThere() {
        starts.committed(new Append("execution|1", 1, EVENTS), 100);
        starts.alone(true);
        assertThat(starts.take("execution|1")).isEmpty();
    }
}
