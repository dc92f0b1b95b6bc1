package reprise.core.execution;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import reprise.core.value.Values;

/** Random workflows in a {@link PredictableWorld}, run to their end, for the tests of other modules. */
public final class PredictableRuns {
    private static final Ceilings TINY = new Ceilings(1, 1, Long.MAX_VALUE);

    /**
     * What happens, always the same for the same seed.
     *
     * @param between shown how the execution stands after each step; it goes on from what is answered
     */
    public static List<ExecutionEvent> run(long seed, UnaryOperator<Execution> between) {
        var dice = new SplittableRandom(seed);
        var plan = PredictableGraphs.of(dice).plan();
        var ceilings = dice.nextBoolean() ? TINY : Ceilings.USUAL;
        var history = new ArrayList<ExecutionEvent>();
        var execution = Execution.NONE;
        var now = Story.NOON;
        for (var said = PredictableWorld.next(plan, execution);
                !said.isEmpty();
                said = PredictableWorld.next(plan, execution)) {
            var command = PredictableWorld.any(dice, said);
            if (command instanceof ExecutionCommand.Tick) {
                now = execution.nextDue().filter(now::isBefore).orElse(now);
            }
            var circumstances = new Circumstances(now, Values.INLINE, ceilings);
            if (ExecutionDecider.decide(plan, execution, command, circumstances)
                    instanceof Decision.Accept(var events)) {
                history.addAll(events);
                for (var event : events) {
                    execution = Execution.apply(execution, event);
                }
                execution = between.apply(execution);
            }
        }
        return history;
    }

    private PredictableRuns() {}
}
