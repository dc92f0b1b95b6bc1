package reprise.chaos.outside;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PayloadsTest {

    private final Payloads payloads = new Payloads(42);

    @Test
    void areBetweenOneAndThirtyKilobytesAndManyAreLarge() {
        var sizes = IntStream.range(0, 600).map(this::size).summaryStatistics();
        assertThat(sizes.getMin()).isGreaterThan(1_000);
        assertThat(sizes.getMax()).isBetween(15_000, 32_000);
        assertThat(sizes.getAverage()).isBetween(3_000.0, 12_000.0);
    }

    @Test
    void comeBackAsTheyWereWritten() throws Exception {
        for (int serial = 0; serial < 600; serial++) {
            var payload = payloads.of(serial);
            assertThat(Payloads.JSON.parse(Payloads.JSON.writeBytes(payload))).isEqualTo(payload);
        }
    }

    @Test
    void areTheSameForTheSameSeedAndSerialOnly() {
        assertThat(new Payloads(42).of(17)).isEqualTo(payloads.of(17));
        assertThat(new Payloads(43).of(17)).isNotEqualTo(payloads.of(17));
        assertThat(payloads.of(18)).isNotEqualTo(payloads.of(17));
    }

    private int size(int serial) {
        return Payloads.JSON.writeBytes(payloads.of(serial)).length;
    }
}
