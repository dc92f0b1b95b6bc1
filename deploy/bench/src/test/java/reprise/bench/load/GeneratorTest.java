package reprise.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reprise.bench.rival.Echo;

class GeneratorTest {

    private final Echo echo = new Echo();

    @AfterEach
    void end() {
        echo.close();
    }

    @Test
    void countsEveryAnswerOnce() throws Exception {
        var report = new Generator(order(8, 0.3, Long.MAX_VALUE, 0)).run();
        assertThat(report.failed()).isZero();
        assertThat(report.accepted()).isPositive().isEqualTo(echo.answered());
    }

    @Test
    void sendsNoMoreThanIsAllowed() throws Exception {
        assertThat(new Generator(order(8, 30, 100, 0)).run().accepted()).isEqualTo(100);
        assertThat(echo.answered()).isEqualTo(100);
    }

    @Test
    void keepsToItsRate() throws Exception {
        var report = new Generator(order(4, 0.5, Long.MAX_VALUE, 200)).run();
        assertThat(report.accepted()).isBetween(1L, 101L).isEqualTo(echo.answered());
    }

    @Test
    void passesOrdersAndReportsOnAsLines() {
        var order = new Order(1, "/hooks/x", 2, 3.5, 4, 5.5, 6);
        assertThat(Order.parse(order.line())).isEqualTo(order);
        var report = new LoadReport(1, 2, Instant.parse("2026-03-01T12:00:00.000001Z"), 3.5, 4, 5, 6);
        assertThat(LoadReport.parse(report.line())).isEqualTo(report);
    }

    private Order order(int connections, double seconds, long requests, double rate) {
        return new Order(URI.create(echo.url()).getPort(), "/", connections, seconds, requests, rate, 1_024);
    }
}
