package reprise.app;

import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import reprise.app.training.Exercise;

/** What nobody would notice: a training that fails only makes later starts slower. */
@ExtendWith(SharedNode.class)
@Timeout(120)
class TrainingExerciseTest {
    private final TestNode node;

    TrainingExerciseTest(TestNode node) {
        this.node = node;
    }

    @Test
    void asksTheServerForNothingItRefuses() {
        assertThatCode(() -> new Exercise(node.uri()).run()).doesNotThrowAnyException();
    }
}
