package reprise.core;

import java.util.UUID;

/** Names a workflow through all its versions. */
public record WorkflowId(UUID value) {

    /** @throws IllegalArgumentException where the text is not a UUID in its canonical form */
    public static WorkflowId parse(String text) {
        return new WorkflowId(Ids.uuid(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
