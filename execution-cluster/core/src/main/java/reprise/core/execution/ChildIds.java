package reprise.core.execution;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import reprise.core.ExecutionId;
import reprise.core.StepId;

/** Under which id a step starts another execution: always the same for the same attempt, so that it is started once. */
final class ChildIds {

    static ExecutionId of(ExecutionId parent, StepId step, int attempt) {
        var name = parent + "/" + step + "/" + attempt;
        return new ExecutionId(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)));
    }

    private ChildIds() {}
}
