package reprise.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SoakTest {

    @Test
    void callsAHeapFlatThatOnlyGrowsWhileItWarmsUp() {
        assertThat(Soak.isFlat(List.of(40.0, 60.0, 80.0, 90.0, 92.0, 91.0, 93.0, 90.0, 95.0)))
                .isTrue();
    }

    @Test
    void seesAHeapThatKeepsGrowing() {
        assertThat(Soak.isFlat(List.of(40.0, 60.0, 80.0, 100.0, 120.0, 140.0, 160.0, 180.0, 200.0)))
                .isFalse();
    }

    @Test
    void forgivesOneOutlier() {
        assertThat(Soak.isFlat(List.of(90.0, 90.0, 90.0, 90.0, 90.0, 90.0, 90.0, 300.0, 90.0)))
                .isTrue();
    }
}
