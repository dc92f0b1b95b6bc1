package reprise.gateway.triggers;

import static akka.http.javadsl.server.Directives.get;
import static akka.http.javadsl.server.Directives.path;
import static akka.http.javadsl.server.Directives.pathPrefix;

import akka.http.javadsl.server.Route;
import java.util.List;
import reprise.gateway.accounts.Auth;
import reprise.gateway.accounts.Permission;
import reprise.gateway.http.Http;

/** {@code /triggers/log}: what triggers were asked, and what came of it. */
public final class TriggerRoutes {
    private final Http http;
    private final Auth auth;
    private final TriggerPages pages;

    /** @param auth the guard of the area of executions */
    public TriggerRoutes(Http http, Auth auth, TriggerPages pages) {
        this.http = http;
        this.auth = auth;
        this.pages = pages;
    }

    /** Below {@code /api/v1}. */
    public Route routes() {
        return pathPrefix("triggers", () -> path("log", () -> get(this::log)));
    }

    private Route log() {
        return auth.may(
                Permission.READ,
                caller ->
                        http.page(TriggerQuery::read, (query, asked) -> pages.page(caller.workspace(), query, asked)));
    }

    /** These routes, as the reference writes them. */
    public static List<String> templates() {
        return List.of("/api/v1/triggers/log");
    }
}
