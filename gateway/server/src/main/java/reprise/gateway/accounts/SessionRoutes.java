package reprise.gateway.accounts;

import static akka.http.javadsl.server.Directives.concat;
import static akka.http.javadsl.server.Directives.delete;
import static akka.http.javadsl.server.Directives.extractRequest;
import static akka.http.javadsl.server.Directives.get;
import static akka.http.javadsl.server.Directives.path;
import static akka.http.javadsl.server.Directives.pathEnd;
import static akka.http.javadsl.server.Directives.pathPrefix;
import static akka.http.javadsl.server.PathMatchers.segment;
import static akka.http.javadsl.server.PathMatchers.uuidSegment;

import akka.http.javadsl.server.Route;
import reprise.gateway.http.Http;
import reprise.gateway.http.Reply;

/** {@code /users/me/sessions}: where one is signed in, and how to end that. */
final class SessionRoutes {
    private final Http http;
    private final Auth auth;
    private final Logins logins;

    SessionRoutes(Http http, Auth auth, Logins logins) {
        this.http = http;
        this.auth = auth;
        this.logins = logins;
    }

    Route routes() {
        return pathPrefix(
                segment("users").slash("me").slash("sessions"),
                () -> concat(
                        pathEnd(() -> get(
                                () -> auth.may(Permission.READ, caller -> http.page(at -> logins.list(caller, at))))),
                        path(uuidSegment(), id -> delete(() -> end(new SessionId(id))))));
    }

    private Route end(SessionId session) {
        return auth.mayPersonally(caller -> extractRequest(request -> http.answer(() -> {
            logins.revoke(caller, session, Origin.of(request));
            return Reply.done();
        })));
    }
}
