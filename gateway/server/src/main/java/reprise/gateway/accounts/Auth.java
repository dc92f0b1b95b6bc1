package reprise.gateway.accounts;

import static akka.http.javadsl.server.Directives.extractRequest;
import static akka.http.javadsl.server.Directives.onSuccess;

import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.server.Route;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import reprise.core.WorkspaceId;
import reprise.gateway.http.Refusal;
import reprise.gateway.http.Refused;

/** The guard of one area's routes: lets a caller pass who is known and may do what the route does. */
public final class Auth {
    private final Authenticator authenticator;
    private final Area area;

    Auth(Authenticator authenticator, Area area) {
        this.authenticator = authenticator;
        this.area = area;
    }

    /** Goes on for callers with that permission; 401 and 403 for the others. */
    public Route may(Permission permission, Function<Caller, Route> then) {
        return extractRequest(request -> onSuccess(caller(request, permission), then));
    }

    /** The same for a route that names the workspace itself, whichever the header names. */
    public Route mayIn(WorkspaceId workspace, Permission permission, Function<Caller, Route> then) {
        return extractRequest(request -> onSuccess(
                permitted(request, authenticator.caller(request, Optional.of(workspace)), permission)
                        .thenApply(authenticator::counted),
                then));
    }

    /** Goes on for callers of any role who change what is their own; a token needs the scope to write here. */
    public Route mayPersonally(Function<Caller, Route> then) {
        return may(Permission.PERSONAL, then);
    }

    /** The same where there is no routing language. Fails with {@link Refused}. */
    public CompletionStage<Caller> caller(HttpRequest request, Permission permission) {
        return known(request, permission).thenApply(authenticator::counted);
    }

    /** What that caller was let in with, to be looked at again while an answer takes its time. */
    public Right right(HttpRequest request, Caller caller, Permission permission) {
        return new Right(this, request, caller, permission);
    }

    /** As {@link #caller}, not counted as a call. */
    CompletionStage<Caller> known(HttpRequest request, Permission permission) {
        return permitted(request, authenticator.caller(request), permission);
    }

    private CompletionStage<Caller> permitted(
            HttpRequest request, CompletionStage<Caller> known, Permission permission) {
        return known.thenApply(caller -> {
            if (caller.may(area, permission)) {
                return caller;
            }
            authenticator.refused(caller, Origin.of(request), area, permission);
            throw new Refused(Refusal.forbidden(reason(caller, permission)));
        });
    }

    private String reason(Caller caller, Permission permission) {
        var ofInstallation = permission.isOfInstallation();
        if (ofInstallation && !caller.administrator()) {
            return "Only administrators of this installation may do that";
        }
        return !ofInstallation && !caller.role().may(permission)
                ? "The role " + caller.role().word() + " does not allow that"
                : "The token's scopes do not allow that";
    }
}
