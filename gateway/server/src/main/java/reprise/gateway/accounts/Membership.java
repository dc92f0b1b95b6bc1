package reprise.gateway.accounts;

import reprise.core.WorkspaceId;
import reprise.sdk.Json;

/** That a person belongs to a workspace, and as what. */
record Membership(WorkspaceId workspace, String name, Role role, boolean home) {

    Json json() {
        return Json.object("id", workspace.toString(), "name", name, "role", role.word());
    }
}
