package reprise.chaos;

import java.time.Duration;

/**
 * How much a scenario does.
 *
 * @param connections that send at the same time
 * @param rounds how often the fault strikes
 * @param perRound requests accepted between two strikes, at most
 * @param settle how long everything may take to end once nothing is done to the product any more
 */
public record Size(int connections, int rounds, int perRound, Duration settle) {
    public static final Size LONG = new Size(16, 5, 3_000, Duration.ofMinutes(3));
    public static final Size SHORT = new Size(8, 2, 300, Duration.ofSeconds(30));

    Size withRounds(int other) {
        return new Size(connections, other, perRound, settle);
    }

    Size withPerRound(int other) {
        return new Size(connections, rounds, other, settle);
    }
}
