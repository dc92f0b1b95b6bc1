package reprise.gateway.accounts;

import reprise.catalog.HookSlug;
import reprise.core.WorkspaceId;
import reprise.sdk.Json;

/**
 * That a person belongs to a workspace, and as what.
 *
 * @param slug what the addresses of the workspace's webhooks begin with
 */
record Membership(WorkspaceId workspace, String name, HookSlug slug, Role role, boolean home) {

    Json json() {
        return Json.object("id", workspace.toString(), "name", name, "slug", slug.value(), "role", role.word());
    }
}
