package reprise.gateway.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import reprise.core.ExecutionId;

class ArrivalsTest {
    private final Map<ExecutionId, Long> journal = new HashMap<>();
    private final List<List<ExecutionId>> questions = new ArrayList<>();

    /** Nobody but the test looks. */
    private final Arrivals arrivals = new Arrivals(
            asked -> {
                questions.add(asked);
                return journal;
            },
            _ -> {});

    @Test
    void askTheDatabaseOnceForAllWhoWait() {
        var waits = LongStream.range(0, 500)
                .mapToObj(i -> arrivals.after(execution(i), 3))
                .toList();
        journal.put(execution(7), 4L);
        journal.put(execution(8), 3L);

        arrivals.look();

        assertThat(questions).hasSize(1);
        assertThat(waits.get(7)).isCompleted();
        assertThat(waits.get(8)).isNotDone();
        assertThat(arrivals.waiting()).isEqualTo(499);
    }

    @Test
    void askNothingForThoseWhoHaveGone() {
        arrivals.after(execution(1), 3).complete(null);

        arrivals.look();

        assertThat(questions).isEmpty();
        assertThat(arrivals.waiting()).isZero();
    }

    @Test
    void letEverybodyLookForThemselvesWhereTheDatabaseDoesNotAnswer() {
        var away = new Arrivals(
                _ -> {
                    throw new IllegalStateException("away");
                },
                _ -> {});
        var wait = away.after(execution(1), 3);

        away.look();

        assertThat(wait).isCompleted();
        assertThat(away.waiting()).isZero();
    }

    private static ExecutionId execution(long number) {
        return new ExecutionId(new UUID(0, number));
    }
}
