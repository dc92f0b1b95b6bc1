package reprise.gateway.accounts;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import reprise.core.WorkspaceId;

/**
 * Something that whoever looks after security wants to know: who, what, when, from where. Never a secret.
 *
 * @param details such as the e-mail address that was tried, or the role that was given
 */
public record SecurityEvent(
        Kind kind,
        Optional<UserId> user,
        Optional<WorkspaceId> workspace,
        Origin origin,
        Instant at,
        Map<String, String> details) {

    public enum Kind {
        REGISTERED,
        LOGGED_IN,
        LOGIN_FAILED,
        LOGIN_THROTTLED,
        LOGGED_OUT,
        REFRESH_TOKEN_REUSED,
        SESSION_REVOKED,
        PASSWORD_CHANGED,
        PASSWORD_RESET_ASKED,
        PASSWORD_RESET_MADE,
        API_TOKEN_CREATED,
        API_TOKEN_REVOKED,
        PERMISSION_REFUSED,
        USER_CREATED,
        USER_DISABLED,
        USER_ENABLED,
        ADMINISTRATOR_APPOINTED,
        ADMINISTRATOR_DISMISSED,
        SETTING_CHANGED,
        MEMBER_INVITED,
        MEMBER_ADDED,
        ROLE_CHANGED,
        MEMBER_REMOVED
    }

    public SecurityEvent {
        details = Map.copyOf(details);
    }
}
