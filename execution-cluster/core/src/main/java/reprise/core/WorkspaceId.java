package reprise.core;

import java.util.UUID;

/** Names a workspace, the tenant that owns workflows and executions. */
public record WorkspaceId(UUID value) {

    /** @throws IllegalArgumentException where the text is not a UUID in its canonical form */
    public static WorkspaceId parse(String text) {
        return new WorkspaceId(Ids.uuid(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
