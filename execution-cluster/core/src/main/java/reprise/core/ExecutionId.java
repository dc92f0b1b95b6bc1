package reprise.core;

import java.util.UUID;

/** Names one run of a workflow, everywhere: API, journal, logs, traces. */
public record ExecutionId(UUID value) {

    /** @throws IllegalArgumentException where the text is not a UUID in its canonical form */
    public static ExecutionId parse(String text) {
        return new ExecutionId(Ids.uuid(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
