package reprise.starts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ExecutionIdsTest {
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
}
