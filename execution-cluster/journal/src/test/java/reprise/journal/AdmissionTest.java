package reprise.journal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AdmissionTest {
    private final Admission admission = new Admission(10, 1_000);

    @Test
    void letsInWhatFitsByNumberAndBySize() {
        assertThat(admission.enter(4, 400)).isTrue();
        assertThat(admission.enter(7, 1)).isFalse();
        assertThat(admission.enter(1, 601)).isFalse();
        assertThat(admission.enter(6, 600)).isTrue();
        assertThat(admission.events()).isEqualTo(10);
        admission.leave(4, 400);
        assertThat(admission.enter(4, 400)).isTrue();
    }

    @Test
    void letsInAloneWhatWouldNeverFit() {
        assertThat(admission.enter(1, 1)).isTrue();
        assertThat(admission.enter(1, 5_000)).isFalse();
        admission.leave(1, 1);
        assertThat(admission.enter(1, 5_000)).isTrue();
        assertThat(admission.enter(1, 1)).isFalse();
    }
}
