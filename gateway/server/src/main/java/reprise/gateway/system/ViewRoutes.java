package reprise.gateway.system;

import static akka.http.javadsl.server.Directives.concat;
import static akka.http.javadsl.server.Directives.get;
import static akka.http.javadsl.server.Directives.path;
import static akka.http.javadsl.server.Directives.pathEnd;
import static akka.http.javadsl.server.Directives.pathPrefix;
import static akka.http.javadsl.server.Directives.post;
import static akka.http.javadsl.server.PathMatchers.segment;

import akka.http.javadsl.server.Route;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import reprise.gateway.accounts.Auth;
import reprise.gateway.accounts.Permission;
import reprise.gateway.http.Http;
import reprise.gateway.http.Refusal;
import reprise.gateway.http.Reply;
import reprise.sdk.Json;

/** {@code /views}: the read models, for those who look after the installation. */
public final class ViewRoutes {
    private static final long MOMENT_MILLIS = 2_000;

    private enum Progress {
        DONE,
        GOES_ON,
        ELSEWHERE
    }

    private final Http http;
    private final Auth auth;
    private final ViewRebuilds rebuilds;

    public ViewRoutes(Http http, Auth auth, ViewRebuilds rebuilds) {
        this.http = http;
        this.auth = auth;
        this.rebuilds = rebuilds;
    }

    /** Below {@code /api/v1}. */
    public Route routes() {
        return pathPrefix(
                "views",
                () -> concat(
                        pathEnd(() -> get(() -> auth.may(Permission.INSTALL, _ -> http.answer(this::list)))),
                        path(
                                segment().slash("rebuild"),
                                view -> post(() ->
                                        auth.may(Permission.INSTALL, _ -> http.answerLater(() -> rebuild(view)))))));
    }

    /** These routes, as the reference writes them. */
    public static List<String> templates() {
        return List.of("/api/v1/views", "/api/v1/views/{view}/rebuild");
    }

    private Reply list() {
        var items =
                rebuilds.names().stream().map(name -> Json.object("view", name)).toList();
        return Reply.ok(Json.object("items", Json.array(items), "nextCursor", Json.NULL));
    }

    private CompletionStage<Reply> rebuild(String view) {
        if (!rebuilds.names().contains(view)) {
            return CompletableFuture.completedFuture(
                    Reply.no(Refusal.notFound("no such view; there are " + String.join(", ", rebuilds.names()))));
        }
        return rebuilds.rebuild(view)
                .thenApply(begun -> begun ? Progress.DONE : Progress.ELSEWHERE)
                .toCompletableFuture()
                .completeOnTimeout(Progress.GOES_ON, MOMENT_MILLIS, TimeUnit.MILLISECONDS)
                .thenApply(progress -> switch (progress) {
                    case DONE -> Reply.ok(Json.object("view", view, "status", "rebuilt"));
                    case GOES_ON ->
                        new Reply.Accepted(Optional.empty(), Json.object("view", view, "status", "rebuilding"));
                    case ELSEWHERE -> Reply.no(Refusal.conflict("another rebuild is under way; one at a time"));
                });
    }
}
