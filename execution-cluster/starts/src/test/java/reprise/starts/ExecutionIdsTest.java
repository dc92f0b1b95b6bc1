package reprise.starts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import reprise.core.WorkflowId;

class ExecutionIdsTest {
    private static final WorkflowId ONE = new WorkflowId(UUID.fromString("11111111-2222-4333-8444-555555555555"));
    private static final WorkflowId OTHER = new WorkflowId(UUID.fromString("11111111-2222-4333-8444-555555555556"));

    @Test
    void newOnesDifferAndStandInTheOrderOfTime() {
        var seen = new HashSet<UUID>();
        for (int i = 0; i < 1000; i++) {
            var id = ExecutionIds.next(1_700_000_000_000L).value();
            assertThat(seen.add(id)).isTrue();
            assertThat(id.version()).isEqualTo(7);
            assertThat(id.variant()).isEqualTo(2);
            assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(1_700_000_000_000L);
            assertThat(id.toString())
                    .isLessThan(ExecutionIds.next(1_700_000_000_001L).toString());
        }
    }

    @Test
    void thoseOfAKeyAreTheSameForTheSameWorkflowOnly() {
        var id = ExecutionIds.of(ONE, "key");

        assertThat(id).isEqualTo(ExecutionIds.of(ONE, "key"));
        assertThat(id).isNotEqualTo(ExecutionIds.of(OTHER, "key")).isNotEqualTo(ExecutionIds.of(ONE, "kez"));
        assertThat(id.value().version()).isEqualTo(8);
        assertThat(id.value().variant()).isEqualTo(2);
    }

    @Test
    void thoseOfAKeyNeverChange() {
        assertThat(ExecutionIds.of(ONE, "key")).hasToString("e11e22de-8159-8211-aea1-6496cc89ca7d");
    }
}
