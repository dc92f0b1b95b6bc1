package reprise.gateway.accounts;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import reprise.core.WorkspaceId;
import reprise.sdk.Json;

/** A personal API token as it is kept: everything but the token itself. */
record ApiToken(
        UUID id,
        UserId user,
        WorkspaceId workspace,
        String name,
        String ending,
        Scopes scopes,
        Instant createdAt,
        Instant expiresAt,
        Optional<Instant> lastUsedAt) {
    static final String PREFIX = "rpr_";

    Json.JsonObject json() {
        return Json.object(
                "id",
                id.toString(),
                "name",
                name,
                "ending",
                ending,
                "workspace",
                workspace.toString(),
                "scopes",
                scopes.words(),
                "createdAt",
                createdAt,
                "expiresAt",
                expiresAt,
                "lastUsedAt",
                lastUsedAt);
    }
}
