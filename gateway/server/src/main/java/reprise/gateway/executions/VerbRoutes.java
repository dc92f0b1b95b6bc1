package reprise.gateway.executions;

import static akka.http.javadsl.server.Directives.concat;
import static akka.http.javadsl.server.Directives.extractRequest;
import static akka.http.javadsl.server.Directives.path;
import static akka.http.javadsl.server.Directives.pathPrefix;
import static akka.http.javadsl.server.Directives.post;
import static akka.http.javadsl.server.PathMatchers.segment;

import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.server.Route;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import reprise.core.ExecutionId;
import reprise.gateway.accounts.Auth;
import reprise.gateway.accounts.Caller;
import reprise.gateway.accounts.Permission;
import reprise.gateway.http.Fields;
import reprise.gateway.http.Http;
import reprise.gateway.http.Refusal;
import reprise.gateway.http.Refused;
import reprise.gateway.http.Reply;
import reprise.gateway.http.RequestId;
import reprise.protocol.Executions;
import reprise.protocol.Verb;
import reprise.sdk.JsonText;

/**
 * What can be asked of an execution: {@code cancel}, {@code pause}, {@code resume}, {@code retry}, {@code skip} and signals. Each is
 * answered with the execution as it is then, once what was asked is durable.
 */
public final class VerbRoutes {
    private static final Refusal UNKNOWN = Refusal.notFound("no such execution");
    private static final int LONGEST_REASON = 500;
    private static final Duration SOON = Duration.ofSeconds(2);

    private final Http http;
    private final Auth auth;
    private final ExecutionReader reader;
    private final Executions executions;
    private final JsonText json;

    public VerbRoutes(Http http, Auth auth, ExecutionReader reader, Executions executions, JsonText json) {
        this.http = http;
        this.auth = auth;
        this.reader = reader;
        this.executions = executions;
        this.json = json;
    }

    /** Below {@code /api/v1}. */
    public Route routes() {
        return pathPrefix(
                "executions",
                () -> pathPrefix(
                        segment(),
                        id -> concat(
                                verb("cancel", id, VerbRoutes::cancel),
                                verb("pause", id, fields -> always(new Verb.Pause(reason(fields)))),
                                verb("resume", id, fields -> always(new Verb.Resume(reason(fields)))),
                                verb("retry", id, fields -> GivenRetry.read(fields, json)),
                                verb("skip", id, fields -> GivenSkip.read(fields, json)),
                                path(segment("signals").slash(segment()), name -> post(() -> signal(id, name))))));
    }

    /** These routes, as the reference writes them. */
    public static List<String> templates() {
        return List.of(
                "/api/v1/executions/{id}/cancel",
                "/api/v1/executions/{id}/pause",
                "/api/v1/executions/{id}/resume",
                "/api/v1/executions/{id}/retry",
                "/api/v1/executions/{id}/skip",
                "/api/v1/executions/{id}/signals/{name}");
    }

    /** What is asked, once the execution is known. @throws Refused where it cannot be asked of this one */
    interface Wish {
        Verb of(ExecutionRecord record, Caller caller);
    }

    /** A body that says nothing, or gives a reason. */
    static Optional<String> reason(Fields fields) {
        return fields.optionalText("reason", LONGEST_REASON);
    }

    private static Wish always(Verb verb) {
        return (_, _) -> verb;
    }

    private static Wish cancel(Fields fields) {
        var reason = reason(fields);
        return (_, caller) -> new Verb.Cancel(reason.orElse("cancelled by " + caller.email()));
    }

    private Route verb(String name, String id, Function<Fields, Wish> reader) {
        return path(
                name,
                () -> post(() -> auth.may(
                        Permission.OPERATE, caller -> http.optionalBody(reader, wish -> asked(caller, id, wish)))));
    }

    private Route signal(String id, String name) {
        return auth.may(
                Permission.OPERATE,
                caller -> http.optionalJson(body -> asked(caller, id, (record, _) -> {
                    if (record.over().isEmpty() && !record.plan().mayAwait(name)) {
                        throw new Refused(
                                Refusal.conflict("no node of this workflow waits for a signal called " + name));
                    }
                    return new Verb.Signal(name, json.write(body));
                })));
    }

    private Route asked(Caller caller, String text, Wish wish) {
        return extractRequest(
                request -> http.answerLater(() -> http.blocked(request, () -> wish.of(record(caller, text), caller))
                        .thenCompose(verb -> ask(request, caller, execution(text), verb))
                        .thenCompose(reply -> http.blocked(request, () -> told(caller, text, reply)))));
    }

    private CompletionStage<reprise.protocol.Reply> ask(HttpRequest request, Caller caller, ExecutionId id, Verb verb) {
        return executions.ask(
                id,
                verb,
                Optional.of(RequestId.of(request)),
                Optional.of(caller.user().toString()));
    }

    private Reply told(Caller caller, String text, reprise.protocol.Reply reply) {
        return switch (reply) {
            case reprise.protocol.Reply.Accepted _ -> Reply.ok(ExecutionJson.of(record(caller, text)));
            case reprise.protocol.Reply.Refused(var reason, var message) ->
                Reply.no(
                        switch (reason) {
                            case "NOT_FOUND" -> UNKNOWN;
                            case "TOO_LARGE" -> Refusal.tooLarge(message);
                            case "UNAVAILABLE" -> Refusal.unavailable(message, SOON);
                            default -> Refusal.conflict(message);
                        });
        };
    }

    private ExecutionRecord record(Caller caller, String text) {
        return reader.now(caller.workspace(), execution(text)).orElseThrow(() -> new Refused(UNKNOWN));
    }

    private static ExecutionId execution(String text) {
        try {
            return ExecutionId.parse(text);
        } catch (IllegalArgumentException notAnId) {
            throw new Refused(UNKNOWN);
        }
    }
}
