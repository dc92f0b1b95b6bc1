package reprise.gateway.accounts;

import java.time.Instant;
import java.util.Optional;
import reprise.sdk.Json;
import reprise.sdk.Json.JsonObject;

/**
 * A login as its owner sees it.
 *
 * @param lastUsedAt when it was begun or last carried on
 * @param client what the program called itself
 */
record Session(SessionId id, Instant createdAt, Instant lastUsedAt, Instant expiresAt, String address, String client) {
    JsonObject json(Optional<SessionId> current) {
        return Json.object(
                "id",
                id.toString(),
                "createdAt",
                createdAt,
                "lastUsedAt",
                lastUsedAt,
                "expiresAt",
                expiresAt,
                "address",
                address,
                "client",
                client,
                "current",
                current.filter(id::equals).isPresent());
    }
}
