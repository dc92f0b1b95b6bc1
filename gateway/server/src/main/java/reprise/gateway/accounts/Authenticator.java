package reprise.gateway.accounts;

import akka.http.javadsl.model.HttpHeader;
import akka.http.javadsl.model.HttpRequest;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import reprise.core.WorkspaceId;
import reprise.gateway.http.Refusal;
import reprise.gateway.http.Refused;

/** Finds out who is asking, and in which workspace. */
final class Authenticator {
    static final String WORKSPACE_HEADER = "X-Workspace";

    private final Directory directory;
    private final AccessTokens accessTokens;
    private final Passwords passwords;
    private final LoginThrottle throttle;
    private final Trail trail;
    private final Limits limits;

    /**
     * @param basic whether e-mail and password may come with a request
     * @param calls counts the calls of each account
     */
    record Limits(boolean basic, Throttle calls) {}

    /** A person who proved to be that, and what the proof is limited to. */
    private record Known(User user, Scopes scopes, Optional<WorkspaceId> only, Optional<SessionId> session) {}

    Authenticator(
            Directory directory,
            AccessTokens accessTokens,
            Passwords passwords,
            LoginThrottle throttle,
            Trail trail,
            Limits limits) {
        this.directory = directory;
        this.accessTokens = accessTokens;
        this.passwords = passwords;
        this.throttle = throttle;
        this.trail = trail;
        this.limits = limits;
    }

    /** Fails with {@link Refused}. Completed already where all is known from a moment ago. */
    CompletionStage<Caller> caller(HttpRequest request) {
        return known(request).thenApply(known -> inWorkspace(known, workspace(request)));
    }

    /** The same, in that workspace. */
    CompletionStage<Caller> caller(HttpRequest request, Optional<WorkspaceId> workspace) {
        return known(request).thenApply(known -> inWorkspace(known, workspace));
    }

    /** That caller, counted. @throws Refused where they call more often than one account may */
    Caller counted(Caller caller) {
        limits.calls().take(caller.user().toString()).ifPresent(wait -> {
            throw new Refused(Refusal.rateLimited("Too many calls of this account; try again shortly", wait));
        });
        return caller;
    }

    void refused(Caller caller, Origin origin, Area area, Permission permission) {
        trail.note(
                SecurityEvent.Kind.PERMISSION_REFUSED,
                caller,
                origin,
                Map.of(
                        "area",
                        area.word(),
                        "permission",
                        permission.name(),
                        "role",
                        caller.role().word()));
    }

    private CompletionStage<Known> known(HttpRequest request) {
        return switch (Credentials.of(request)) {
            case Credentials.None _ -> refuse("Authenticate with a bearer token, or with e-mail and password");
            case Credentials.Unreadable _ -> refuse("The Authorization header cannot be read");
            case Credentials.AccessToken token -> byAccessToken(token.text());
            case Credentials.PersonalToken token -> byApiToken(token.text(), Origin.of(request));
            case Credentials.Basic _
            when !limits.basic() -> refuse("HTTP Basic is switched off here: log in for a token, or make an API token");
            case Credentials.Basic basic -> byPassword(basic, Origin.of(request));
        };
    }

    private CompletionStage<Known> byAccessToken(String text) {
        var claims = accessTokens.verify(text);
        if (claims.isEmpty()) {
            return refuse("The access token is not valid, or no longer");
        }
        var session = claims.get().session();
        return directory
                .session(session)
                .thenCompose(owner -> owner.filter(claims.get().user()::equals)
                        .map(directory::user)
                        .orElseGet(Authenticator::nobody))
                .thenApply(user -> new Known(
                        enabled(user, "The session has ended; log in again"),
                        Scopes.ALL,
                        Optional.empty(),
                        Optional.of(session)));
    }

    private CompletionStage<Known> byApiToken(String text, Origin origin) {
        return directory.apiToken(text).thenCompose(found -> {
            var token = found.orElseThrow(() -> throttle.badToken(origin)
                    .map(wait -> new Refused(Refusal.rateLimited(wait)))
                    .orElseGet(() -> unauthenticated("The API token is not valid, or no longer")));
            return directory
                    .user(token.user())
                    .thenApply(user -> new Known(
                            enabled(user, "The API token is not valid, or no longer"),
                            token.scopes(),
                            Optional.of(token.workspace()),
                            Optional.empty()));
        });
    }

    private CompletionStage<Known> byPassword(Credentials.Basic basic, Origin origin) {
        return passwords
                .verifyAgain(basic.email(), basic.password(), origin)
                .thenCompose(right -> right.map(this::owner)
                        .orElseGet(Authenticator::nobody)
                        .thenCompose(user -> user.isPresent() || right.isEmpty()
                                ? CompletableFuture.completedFuture(user)
                                : afresh(basic, right.get(), origin)))
                .thenApply(user ->
                        new Known(enabled(user, Passwords.WRONG), Scopes.ALL, Optional.empty(), Optional.empty()));
    }

    /** The user, where the password that was right is still theirs. */
    private CompletableFuture<Optional<User>> owner(Passwords.Right right) {
        return directory
                .user(right.user())
                .thenApply(user -> user.filter(known -> known.passwordVersion() == right.passwordVersion()));
    }

    /** What was remembered, here or of the user, is older than the last change of the password: look again. */
    private CompletionStage<Optional<User>> afresh(Credentials.Basic basic, Passwords.Right stale, Origin origin) {
        passwords.forget(basic.email(), basic.password());
        directory.forget(stale.user());
        return passwords
                .verifyAgain(basic.email(), basic.password(), origin)
                .thenCompose(right -> right.map(this::owner).orElseGet(Authenticator::nobody));
    }

    private static Caller inWorkspace(Known known, Optional<WorkspaceId> named) {
        var user = known.user();
        if (known.only().isPresent() && named.isPresent() && !known.only().equals(named)) {
            throw new Refused(Refusal.notFound("No such workspace"));
        }
        var membership = known.only()
                .or(() -> named)
                .map(user::in)
                .orElseGet(user::home)
                .orElseThrow(() -> new Refused(Refusal.notFound("No such workspace")));
        return new Caller(
                user.id(),
                user.email(),
                membership.workspace(),
                membership.role(),
                user.administrator(),
                known.scopes(),
                known.only().isPresent(),
                known.session());
    }

    private static Optional<WorkspaceId> workspace(HttpRequest request) {
        var named = new ArrayList<String>();
        for (HttpHeader header : request.getHeaders()) {
            if (header.is("x-workspace")) {
                named.add(header.value());
            }
        }
        if (named.size() > 1) {
            throw new Refused(Refusal.invalid(WORKSPACE_HEADER, "must be given once"));
        }
        try {
            return named.stream().findFirst().map(WorkspaceId::parse);
        } catch (IllegalArgumentException notAnId) {
            throw new Refused(Refusal.invalid(WORKSPACE_HEADER, "must be the id of a workspace"));
        }
    }

    private static User enabled(Optional<User> user, String otherwise) {
        return user.filter(it -> !it.disabled()).orElseThrow(() -> unauthenticated(otherwise));
    }

    private static CompletableFuture<Optional<User>> nobody() {
        return CompletableFuture.completedFuture(Optional.empty());
    }

    private static <T> CompletionStage<T> refuse(String message) {
        return CompletableFuture.failedFuture(unauthenticated(message));
    }

    private static Refused unauthenticated(String message) {
        return new Refused(Refusal.unauthenticated(message));
    }
}
