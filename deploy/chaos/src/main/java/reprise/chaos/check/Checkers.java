package reprise.chaos.check;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import reprise.chaos.evidence.Evidence;

/** All promises. */
public final class Checkers {
    public static final List<Checker> ALL = List.of(
            new AcceptedMeansKept(),
            new OneKeyOneExecution(),
            new KeysTellTheHistory(),
            new NothingUnasked(),
            new EverythingEnds(),
            new OneHistory(),
            new CompletedOnce(),
            new HonestEffects(),
            new NoEffectAfterItsRecord(),
            new ListEqualsHistory(),
            new ApiTellsTheHistory(),
            new NoPromiseWithoutDatabase(),
            new EverybodyIsAnswered());

    /** What is broken, by promise; empty where all are kept. */
    public static Map<String, List<String>> broken(Evidence evidence) {
        var broken = new LinkedHashMap<String, List<String>>();
        for (var checker : ALL) {
            var violations = checker.violations(evidence);
            if (!violations.isEmpty()) {
                broken.put(checker.promise(), violations);
            }
        }
        return broken;
    }

    private Checkers() {}
}
