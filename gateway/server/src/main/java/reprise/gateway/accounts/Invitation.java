package reprise.gateway.accounts;

import java.time.Instant;
import java.util.UUID;
import reprise.core.WorkspaceId;
import reprise.sdk.Json;
import reprise.sdk.Json.JsonObject;

/** That someone may become a member of a workspace. Nobody belongs to a workspace who has not accepted. */
record Invitation(
        UUID id,
        WorkspaceId workspace,
        String email,
        String emailKey,
        Role role,
        Instant createdAt,
        Instant expiresAt) {
    static final String PREFIX = "inv_";

    JsonObject json() {
        return Json.object(
                "id",
                id.toString(),
                "workspaceId",
                workspace.toString(),
                "email",
                email,
                "role",
                role.word(),
                "createdAt",
                createdAt,
                "expiresAt",
                expiresAt);
    }
}
