package reprise.gateway.accounts;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import reprise.core.WorkspaceId;
import reprise.sdk.Json;

/** A person who may come in, and where to. */
record User(
        UserId id,
        String email,
        String fullName,
        int passwordVersion,
        boolean administrator,
        boolean disabled,
        Instant createdAt,
        Optional<Instant> lastSignInAt,
        Optional<Instant> resetAskedAt,
        List<Membership> memberships) {

    Optional<Membership> in(WorkspaceId workspace) {
        return memberships.stream()
                .filter(membership -> membership.workspace().equals(workspace))
                .findFirst();
    }

    /** Where a request goes that names no workspace. */
    Optional<Membership> home() {
        return memberships.stream().filter(Membership::home).findFirst().or(() -> memberships.stream()
                .findFirst());
    }

    Json.JsonObject json() {
        return Json.object(
                "id",
                id.toString(),
                "email",
                email,
                "fullName",
                fullName,
                "administrator",
                administrator,
                "disabled",
                disabled,
                "createdAt",
                createdAt,
                "lastSignInAt",
                lastSignInAt,
                "passwordResetAskedAt",
                resetAskedAt,
                "workspaces",
                Json.array(memberships.stream().map(Membership::json).toList()));
    }
}
