package reprise.core.execution;

import java.util.UUID;
import reprise.core.ExecutionId;

/** How an execution is called in the journal. Never made from text a user gave. */
public final class PersistenceIds {
    private static final String PREFIX = "execution|";

    public static String of(ExecutionId execution) {
        return PREFIX + execution.value();
    }

    /** @throws IllegalArgumentException where it names something else */
    public static ExecutionId execution(String persistenceId) {
        if (!persistenceId.startsWith(PREFIX)) {
            throw new IllegalArgumentException("not an execution: " + persistenceId);
        }
        return new ExecutionId(UUID.fromString(persistenceId.substring(PREFIX.length())));
    }

    private PersistenceIds() {}
}
