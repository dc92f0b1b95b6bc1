package reprise.bench.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class MemoryTest {

    @Test
    void addsUpTheGenerationsOfAnyCollector() {
        var parallel = """
                 PSYoungGen      total 60416K, used 1024K [0x1, 0x2, 0x3)
                  eden space 51200K, 2% used [0x1,0x2,0x3)
                 ParOldGen       total 141824K, used 2048K [0x1, 0x2, 0x3)
                 Metaspace       used 59000K, committed 59712K, reserved 1114112K
                  class space    used 7000K, committed 7168K, reserved 1048576K""";
        assertThat(Memory.heapUsed(parallel)).isCloseTo(3, within(0.001));
        var g1 = " garbage-first heap   total reserved 6M, committed 3M, used 5120K [0x1, 0x2)";
        assertThat(Memory.heapUsed(g1)).isCloseTo(5, within(0.001));
    }

    @Test
    void seesItsOwnJvm() {
        long own = ProcessHandle.current().pid();
        assertThat(Memory.resident(own)).isPositive();
        assertThat(Memory.heapAfterCollection(own)).isBetween(0.5, 2_000.0);
    }
}
