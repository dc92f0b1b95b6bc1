package reprise.bench.load;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * How the load was taken.
 *
 * @param accepted answers of 2xx
 * @param failed other answers, and connections that broke
 * @param from when the first request was sent, by the wall clock
 * @param seconds from the first request to the last answer
 * @param p50 of the time from a request (or, with a fixed rate, from when it was due) to its answer, in milliseconds
 */
public record LoadReport(long accepted, long failed, Instant from, double seconds, double p50, double p99, double max) {

    public double perSecond() {
        return accepted / seconds;
    }

    public String line() {
        return String.join(
                " ",
                Long.toString(accepted),
                Long.toString(failed),
                Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, from)),
                Double.toString(seconds),
                Double.toString(p50),
                Double.toString(p99),
                Double.toString(max));
    }

    public static LoadReport parse(String line) {
        var words = line.split(" ");
        return new LoadReport(
                Long.parseLong(words[0]),
                Long.parseLong(words[1]),
                Instant.EPOCH.plus(Long.parseLong(words[2]), ChronoUnit.MICROS),
                Double.parseDouble(words[3]),
                Double.parseDouble(words[4]),
                Double.parseDouble(words[5]),
                Double.parseDouble(words[6]));
    }
}
