package reprise.gateway.accounts;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import reprise.core.WorkspaceId;

/** Notes security events with the time they happened. */
record Trail(SecurityTrail keeper, Clock clock) {

    void note(SecurityEvent.Kind kind, Optional<UserId> user, Origin origin, Map<String, String> details) {
        keeper.record(new SecurityEvent(kind, user, Optional.empty(), origin, clock.instant(), details));
    }

    void note(SecurityEvent.Kind kind, UserId user, WorkspaceId workspace, Origin origin, Map<String, String> details) {
        keeper.record(
                new SecurityEvent(kind, Optional.of(user), Optional.of(workspace), origin, clock.instant(), details));
    }

    void note(SecurityEvent.Kind kind, Caller caller, Origin origin, Map<String, String> details) {
        keeper.record(new SecurityEvent(
                kind, Optional.of(caller.user()), Optional.of(caller.workspace()), origin, clock.instant(), details));
    }
}
