package reprise.gateway.accounts;

import static akka.http.javadsl.server.Directives.concat;

import akka.http.javadsl.server.Route;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import reprise.database.Database;
import reprise.gateway.http.Blocking;
import reprise.gateway.http.Http;

/** Who may come in, where to, and as what: the accounts of one installation. */
public final class Accounts {
    private static final int LOOKUPS_AT_ONCE = 32;
    private static final int LOOKUPS_IN_LINE = 2000;

    private final Authenticator authenticator;
    private final FirstAdministrator firstAdministrator;
    private final Route routes;

    private Accounts(Authenticator authenticator, FirstAdministrator firstAdministrator, Route routes) {
        this.authenticator = authenticator;
        this.firstAdministrator = firstAdministrator;
        this.routes = routes;
    }

    /**
     * The accounts in that database; its tables are there already.
     *
     * @param hooksMoved called when the webhooks of a workspace are to be called elsewhere, before that is answered
     */
    public static Accounts open(
            Database database,
            AccountSettings settings,
            Optional<URI> publicUrl,
            Http http,
            Runnable hooksMoved,
            SecurityTrail keeper,
            Clock clock) {
        var trail = new Trail(keeper, clock);
        var throttle = new LoginThrottle(settings.attempts(), clock);
        var passwords = new Passwords(database, throttle, trail);
        var accessTokens = new AccessTokens(settings.jwtSecret(), settings.accessToken(), clock);
        var lookups = new Blocking(LOOKUPS_AT_ONCE, LOOKUPS_IN_LINE, Duration.ofSeconds(10));
        var directory = new Directory(database, lookups, clock, settings.staleness());
        var authenticator = new Authenticator(
                directory,
                accessTokens,
                passwords,
                throttle,
                trail,
                new Authenticator.Limits(
                        settings.basicAuth(), new Throttle(settings.callsPerSecond(), Duration.ofSeconds(1), clock)));
        var account = new Auth(authenticator, Area.ACCOUNT);
        var system = new Auth(authenticator, Area.SYSTEM);
        var logins = new Logins(database, settings, passwords, accessTokens, directory, trail, clock, http);
        var links = new Links(publicUrl);
        var invitations = new Invitations(database, directory, trail, clock);
        var users = new Users(database, passwords, directory, invitations, throttle, trail, clock);
        var resets = new PasswordResets(database, users, passwords, throttle, trail, clock);
        var registration = new Registration(database, settings.openRegistration());
        return new Accounts(
                authenticator,
                new FirstAdministrator(database, passwords, clock),
                concat(
                        new LoginRoutes(http, registration, users, passwords, logins, throttle, authenticator).routes(),
                        new PasswordRoutes(http, account, passwords, users, resets).routes(),
                        new SessionRoutes(http, account, logins).routes(),
                        new ProfileRoutes(http, account, users).routes(),
                        new AdminUserRoutes(http, system, users, passwords, resets, links).routes(),
                        new AdminSettingRoutes(http, system, settings, registration, trail).routes(),
                        new TokenRoutes(http, account, new ApiTokens(database, directory, trail, clock), clock)
                                .routes(),
                        new WorkspaceRoutes(
                                        http, account, new Workspaces(database, directory, hooksMoved, trail, clock))
                                .routes(),
                        new InvitationRoutes(http, account, invitations, links).routes()));
    }

    /** The guard for the routes of that area. */
    public Auth auth(Area area) {
        return new Auth(authenticator, area);
    }

    /** Everything below {@code /api/v1} that is about accounts. */
    public Route routes() {
        return routes;
    }

    /**
     * Sees to it that there is someone who looks after the installation. Blocks; called once at start.
     *
     * @param email where empty, a name of our own is taken
     * @param password where empty, one is made up
     * @return what was made up, to be shown once; empty where there was an administrator or the password was given
     * @throws IllegalArgumentException where the given e-mail or password cannot be one, in words for the operator
     */
    public Optional<FirstAdministrator.Made> ensureAdministrator(Optional<String> email, Optional<String> password) {
        return firstAdministrator.ensure(email, password);
    }

    /** These routes, as the reference writes them. */
    public static List<String> templates() {
        return List.of(
                "/api/v1/auth/register",
                "/api/v1/auth/token",
                "/api/v1/auth/refresh",
                "/api/v1/auth/logout",
                "/api/v1/auth/password-reset",
                "/api/v1/auth/password-reset/confirm",
                "/api/v1/users/me",
                "/api/v1/users/me/password",
                "/api/v1/users/me/sessions",
                "/api/v1/users/me/sessions/{id}",
                "/api/v1/tokens",
                "/api/v1/tokens/{id}",
                "/api/v1/workspaces",
                "/api/v1/workspaces/{id}",
                "/api/v1/workspaces/{id}/members",
                "/api/v1/workspaces/{id}/members/{userId}",
                "/api/v1/workspaces/{id}/invitations",
                "/api/v1/workspaces/{id}/invitations/{invitationId}",
                "/api/v1/invitations/{token}/accept",
                "/api/v1/admin/users",
                "/api/v1/admin/users/{id}",
                "/api/v1/admin/users/{id}/disable",
                "/api/v1/admin/users/{id}/enable",
                "/api/v1/admin/users/{id}/password-reset",
                "/api/v1/admin/settings");
    }
}
