package reprise.core.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import reprise.core.StepId;
import reprise.core.execution.ExecutionCommand.Cancel;
import reprise.core.execution.ExecutionCommand.Pause;
import reprise.core.execution.ExecutionCommand.Resume;
import reprise.core.execution.ExecutionCommand.Signal;
import reprise.core.plan.Plan;
import reprise.core.value.Values;
import reprise.sdk.Json;

/**
 * An execution comes to the same end by every way that leads there: from every point of its history, also from the middle
 * of a decision, and in whatever order, how often and in how small portions it hears what happens. Nothing is remembered
 * but what the events tell.
 */
class PrefixesTest {
    private static final int GRAPHS = 250;
    private static final Ceilings TINY = new Ceilings(1, 1, Long.MAX_VALUE);

    private record Past(Outcome outcome, Map<StepId, String> left, Optional<Json> output) {}

    /** Tells an execution what its world says, until all is over. */
    private static final class Run {
        private final Plan plan;
        private final Ceilings ceilings;
        private final List<ExecutionEvent> history;
        private Execution execution;
        private Instant now;
        private int steps;

        Run(Plan plan, List<ExecutionEvent> before, Ceilings ceilings) {
            this.plan = plan;
            this.ceilings = ceilings;
            this.history = new ArrayList<>(before);
            this.execution = Execution.fold(before);
            this.now = before.isEmpty() ? Story.NOON : before.getLast().at();
        }

        List<ExecutionCommand> next() {
            assertThat(steps++).as("stuck: " + history).isLessThan(5_000);
            return PredictableWorld.next(plan, execution);
        }

        void hears(ExecutionCommand command) {
            if (command instanceof ExecutionCommand.Tick) {
                now = execution.nextDue().filter(now::isBefore).orElse(now);
            }
            var decision =
                    ExecutionDecider.decide(plan, execution, command, new Circumstances(now, Values.INLINE, ceilings));
            if (decision instanceof Decision.Accept(var events)) {
                history.addAll(events);
                for (var event : events) {
                    execution = Execution.apply(execution, event);
                }
            }
        }

        Run toItsEnd() {
            for (var said = next(); !said.isEmpty(); said = next()) {
                hears(said.getFirst());
            }
            return this;
        }

        Past past() {
            var over = (Execution.Over) execution;
            var left = new LinkedHashMap<StepId, String>();
            over.last()
                    .root()
                    .all()
                    .forEach(step -> left.put(
                            step.id(),
                            step.state().getClass().getSimpleName()
                                    + step.state().leftBy()));
            return new Past(over.outcome(), Map.copyOf(left), ExecutionOutput.json(over, Values.INLINE));
        }
    }

    @Test
    void everyPrefixOfAHistoryLeadsToTheSameOutcome() {
        for (long seed = 0; seed < GRAPHS; seed++) {
            var dice = new SplittableRandom(seed);
            var plan = PredictableGraphs.of(dice).plan();
            var whole = disturbed(plan, dice);
            comesToTheSameFromEveryPoint(seed, whole);
        }
    }

    @Test
    void everyPrefixOfACancelledHistoryLeadsToItsCancellation() {
        for (long seed = 0; seed < GRAPHS; seed++) {
            var dice = new SplittableRandom(seed);
            var run = new Run(PredictableGraphs.of(dice).plan(), List.of(), dice.nextBoolean() ? TINY : Ceilings.USUAL);
            for (int i = dice.nextInt(12); i > 0 && !run.execution.isSettled(); i--) {
                run.hears(run.next().getFirst());
            }
            int before = run.history.size();
            run.hears(new Cancel("enough", Cause.UNKNOWN));
            if (run.history.size() > before) {
                run.toItsEnd();
                for (int events = before + 1; events < run.history.size(); events++) {
                    comesToTheSame(seed, run, events);
                }
            }
        }
    }

    @Test
    void everyScheduleLeadsToTheSameOutcome() {
        for (long seed = 0; seed < GRAPHS; seed++) {
            var plan = PredictableGraphs.of(new SplittableRandom(seed)).plan();
            var outcome = new Run(plan, List.of(), Ceilings.USUAL).toItsEnd().past();
            assertThat(new Run(plan, List.of(), TINY).toItsEnd().past())
                    .as("seed %s, one event at a time", seed)
                    .isEqualTo(outcome);
            for (int schedule = 0; schedule < 10; schedule++) {
                var dice = new SplittableRandom(seed * 1_000 + schedule);
                assertThat(disturbed(plan, dice).past())
                        .as("seed %s, schedule %s", seed, schedule)
                        .isEqualTo(outcome);
            }
        }
    }

    private static void comesToTheSameFromEveryPoint(long seed, Run run) {
        for (int events = 1; events < run.history.size(); events++) {
            comesToTheSame(seed, run, events);
        }
    }

    private static void comesToTheSame(long seed, Run run, int events) {
        var prefix = run.history.subList(0, events);
        assertThat(new Run(run.plan, prefix, Ceilings.USUAL).toItsEnd().past())
                .as("seed %s after %s events: %s", seed, events, Story.inShort(prefix.getLast()))
                .isEqualTo(run.past());
    }

    /** In any order, some of it twice or much too late, with pauses and early signals, and all in portions of any size. */
    private static Run disturbed(Plan plan, SplittableRandom dice) {
        var run = new Run(plan, List.of(), dice.nextBoolean() ? TINY : Ceilings.USUAL);
        var heard = new ArrayList<ExecutionCommand>();
        for (var said = run.next(); !said.isEmpty(); said = run.next()) {
            var command = PredictableWorld.any(dice, said);
            heard.add(command);
            run.hears(command);
            switch (dice.nextInt(12)) {
                case 0 -> run.hears(PredictableWorld.any(dice, heard));
                case 1 -> run.hears(new Pause(Cause.UNKNOWN, Optional.empty()));
                case 2 -> run.hears(new Resume(Cause.UNKNOWN, Optional.empty()));
                case 3 -> run.hears(new Signal("go", Json.of("went"), Cause.UNKNOWN));
                default -> {}
            }
        }
        return run;
    }
}
