package reprise.gateway.accounts;

import java.util.Optional;
import reprise.core.WorkspaceId;

/**
 * Who is asking, where, and with what right. The workspace is part of every query about things of workspaces.
 *
 * @param administrator whether this person looks after the whole installation
 * @param scopes what the token is good for; all, where a person came with a password
 * @param bound whether the token is for this workspace only
 * @param session the login this request belongs to; none with API tokens and Basic
 */
public record Caller(
        UserId user,
        String email,
        WorkspaceId workspace,
        Role role,
        boolean administrator,
        Scopes scopes,
        boolean bound,
        Optional<SessionId> session) {

    /** Whether that is allowed there, by role and by scope. */
    public boolean may(Area area, Permission permission) {
        var entitled = permission.isOfInstallation() ? administrator : role.may(permission);
        return entitled && scopes.allow(area, permission);
    }
}
