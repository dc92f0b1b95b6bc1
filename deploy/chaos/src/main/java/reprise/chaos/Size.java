package reprise.chaos;

import java.time.Duration;

/**
 * How much a scenario does.
 *
 * @param connections that send at the same time
 * @param rounds how often the fault strikes
 * @param perRound requests accepted between two strikes, at most
 * @param takeOver how long the others may take to do what was under way when a node was killed
 * @param settle how long everything may take to end once nothing is done to the product any more
 */
public record Size(int connections, int rounds, int perRound, Duration takeOver, Duration settle) {
    public static final Size LONG = new Size(16, 5, 3_000, Duration.ofSeconds(10), Duration.ofMinutes(3));
    /** Among other tests on a busy machine: the promises count, and no speed. */
    public static final Size SHORT = new Size(8, 2, 300, Duration.ofMinutes(5), Duration.ofSeconds(30));

    Size withRounds(int other) {
        return new Size(connections, other, perRound, takeOver, settle);
    }

    Size withPerRound(int other) {
        return new Size(connections, rounds, other, takeOver, settle);
    }
}
