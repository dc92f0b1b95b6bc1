package reprise.gateway.accounts;

import static akka.http.javadsl.server.Directives.concat;
import static akka.http.javadsl.server.Directives.delete;
import static akka.http.javadsl.server.Directives.extractRequest;
import static akka.http.javadsl.server.Directives.get;
import static akka.http.javadsl.server.Directives.path;
import static akka.http.javadsl.server.Directives.pathEnd;
import static akka.http.javadsl.server.Directives.pathPrefix;
import static akka.http.javadsl.server.Directives.post;
import static akka.http.javadsl.server.PathMatchers.uuidSegment;

import akka.http.javadsl.server.Route;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import reprise.gateway.http.Fields;
import reprise.gateway.http.Http;
import reprise.gateway.http.Reply;

/** {@code /tokens}: personal API tokens of the caller, for the workspace the request is for. */
final class TokenRoutes {
    private static final int LONGEST_NAME = 100;
    private static final int MOST_SCOPES = 20;
    private static final Duration USUAL_LIFE = Duration.ofDays(90);
    private static final Duration LONGEST_LIFE = Duration.ofDays(366);

    private final Http http;
    private final Auth auth;
    private final ApiTokens tokens;
    private final Clock clock;

    TokenRoutes(Http http, Auth auth, ApiTokens tokens, Clock clock) {
        this.http = http;
        this.auth = auth;
        this.tokens = tokens;
        this.clock = clock;
    }

    Route routes() {
        return pathPrefix(
                "tokens",
                () -> concat(
                        pathEnd(() -> concat(get(this::list), post(this::create))),
                        path(uuidSegment(), id -> delete(() -> revoke(id)))));
    }

    private Route list() {
        return auth.may(Permission.READ, caller -> http.page(at -> tokens.list(caller, at)));
    }

    private Route create() {
        return auth.mayPersonally(caller -> http.body(
                fields -> wanted(fields, caller),
                wanted -> extractRequest(request -> http.answer(() -> {
                    var made = tokens.create(caller, wanted, Origin.of(request));
                    return Reply.created("/api/v1/tokens/" + made.token().id(), made.json());
                }))));
    }

    private Route revoke(UUID id) {
        return auth.mayPersonally(caller -> extractRequest(request -> http.answer(() -> {
            tokens.revoke(caller, id, Origin.of(request));
            return Reply.done();
        })));
    }

    private ApiTokens.Wanted wanted(Fields fields, Caller caller) {
        var name = fields.text("name", LONGEST_NAME);
        var scopes = fields.has("scopes") ? scopes(fields) : caller.scopes();
        if (!caller.scopes().include(scopes)) {
            fields.wrong("scopes", "must not go beyond those of the token that asks");
        }
        if (scopes.ofInstallation() && !caller.administrator()) {
            fields.wrong("scopes", "may name operations only for administrators of this installation");
        }
        return new ApiTokens.Wanted(name, scopes, expiry(fields));
    }

    private static Scopes scopes(Fields fields) {
        var words = fields.texts("scopes", MOST_SCOPES);
        if (words.isEmpty()) {
            fields.wrong("scopes", "must name at least one scope");
        }
        Scopes.unknown(words).ifPresent(_ -> fields.wrong("scopes", "must be of " + String.join(", ", Scopes.known())));
        return new Scopes(words);
    }

    private Instant expiry(Fields fields) {
        var now = clock.instant();
        var expiry = fields.instant("expiresAt").orElse(now.plus(USUAL_LIFE));
        if (!expiry.isAfter(now) || expiry.isAfter(now.plus(LONGEST_LIFE))) {
            fields.wrong("expiresAt", "must be in the future, and no more than a year ahead");
        }
        return expiry;
    }
}
