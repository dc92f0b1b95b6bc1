package reprise.gateway.executions;

import static akka.http.javadsl.server.Directives.concat;
import static akka.http.javadsl.server.Directives.extractRequest;
import static akka.http.javadsl.server.Directives.get;
import static akka.http.javadsl.server.Directives.path;
import static akka.http.javadsl.server.Directives.pathEnd;
import static akka.http.javadsl.server.Directives.pathPrefix;
import static akka.http.javadsl.server.PathMatchers.segment;

import akka.http.javadsl.server.Route;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import reprise.core.ExecutionId;
import reprise.core.WorkflowId;
import reprise.gateway.accounts.Auth;
import reprise.gateway.accounts.Caller;
import reprise.gateway.accounts.Permission;
import reprise.gateway.accounts.Right;
import reprise.gateway.http.Http;
import reprise.gateway.http.Query;
import reprise.gateway.http.Refusal;
import reprise.gateway.http.Refused;
import reprise.gateway.http.Reply;
import reprise.gateway.live.EventStream;

/** {@code /executions} and {@code /logs}: list them, look at one, follow one. */
public final class ExecutionRoutes {
    private static final Refusal UNKNOWN = Refusal.notFound("no such execution");
    private static final Refusal NO_VALUE = Refusal.notFound("this execution has no such value");
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    private final Http http;
    private final Auth auth;
    private final ExecutionPages pages;
    private final ExecutionReader reader;
    private final HistoryPages histories;
    private final EventStream stream;

    /** What the routes work with. */
    public record Parts(
            Http http,
            Auth auth,
            ExecutionPages pages,
            ExecutionReader reader,
            HistoryPages histories,
            EventStream stream) {}

    public ExecutionRoutes(Parts parts) {
        this.http = parts.http();
        this.auth = parts.auth();
        this.pages = parts.pages();
        this.reader = parts.reader();
        this.histories = parts.histories();
        this.stream = parts.stream();
    }

    /** Below {@code /api/v1}. */
    public Route routes() {
        return concat(
                pathPrefix("executions", () -> concat(pathEnd(this::list), pathPrefix(segment(), this::one))),
                pathPrefix("logs", () -> path(segment(), this::log)),
                pathPrefix("workflows", () -> path(segment().slash("logs"), this::ofWorkflow)));
    }

    /** These routes, as the reference writes them. */
    public static List<String> templates() {
        return List.of(
                "/api/v1/executions",
                "/api/v1/executions/{id}",
                "/api/v1/executions/{id}/values/{ref}",
                "/api/v1/executions/{id}/state",
                "/api/v1/executions/{id}/proof",
                "/api/v1/executions/{id}/events",
                "/api/v1/executions/{id}/events/stream",
                "/api/v1/logs/{id}",
                "/api/v1/workflows/{id}/logs",
                "/api/v1/workflows/{id}/execute");
    }

    private Route list() {
        return get(() -> auth.may(
                Permission.READ,
                caller ->
                        http.page(ListFilter::read, (filter, asked) -> pages.page(caller.workspace(), filter, asked))));
    }

    private Route ofWorkflow(String id) {
        return get(() -> auth.may(
                Permission.READ,
                caller -> http.page(
                        query -> ListFilter.read(query, Optional.of(workflow(id))),
                        (filter, asked) -> pages.page(caller.workspace(), filter, asked))));
    }

    private Route one(String text) {
        return concat(
                pathEnd(() -> get(() -> auth.may(Permission.READ, caller -> now(caller, text)))),
                path(
                        segment("values").slash(segment()),
                        ref -> get(() -> read(caller -> value(caller, execution(text), ref)))),
                path("state", () -> get(() -> auth.may(Permission.READ, caller -> state(caller, text)))),
                path("proof", () -> get(() -> auth.may(Permission.READ, caller -> proof(caller, text)))),
                path("events", () -> get(() -> auth.may(Permission.READ, caller -> events(caller, text)))),
                path(
                        segment("events").slash("stream"),
                        () -> get(() -> auth.may(Permission.READ, caller -> follow(caller, text)))));
    }

    private Route log(String text) {
        return get(() -> auth.may(
                Permission.READ,
                caller -> http.page(
                        LogFilter::read, (filter, asked) -> histories.log(known(caller, text), filter, asked))));
    }

    private Route read(Function<Caller, Reply> look) {
        return auth.may(Permission.READ, caller -> http.answer(() -> look.apply(caller)));
    }

    private Route now(Caller caller, String text) {
        return http.query(
                ExecutionRoutes::inline,
                inline -> http.answer(() -> shown(reader.now(caller.workspace(), execution(text)), inline)));
    }

    private Route state(Caller caller, String text) {
        record Asked(int at, boolean inline) {}
        return http.query(
                query -> new Asked(query.whole("at", 1, Integer.MAX_VALUE).orElse(Integer.MAX_VALUE), inline(query)),
                asked -> http.answer(
                        () -> shown(reader.at(caller.workspace(), execution(text), asked.at()), asked.inline())));
    }

    private static boolean inline(Query query) {
        return query.oneOf("values", List.of("inline", "reference"))
                .filter("inline"::equals)
                .isPresent();
    }

    private static Reply shown(Optional<ExecutionRecord> found, boolean inline) {
        return found.<Reply>map(record -> Reply.ok(ExecutionJson.of(
                        record,
                        inline ? ShownValues.inline(record.values()) : ShownValues.byReference(record.values()))))
                .orElseGet(() -> Reply.no(UNKNOWN));
    }

    /** A value that a page of this execution refers to. */
    private Reply value(Caller caller, ExecutionId id, String ref) {
        if (!HASH.matcher(ref).matches()) {
            throw new Refused(NO_VALUE);
        }
        return histories
                .value(known(caller, id.toString()), ref)
                .or(() -> reader.now(caller.workspace(), id).flatMap(record -> LargeParts.find(record, ref)))
                .<Reply>map(Reply::ok)
                .orElseGet(() -> Reply.no(NO_VALUE));
    }

    private Route proof(Caller caller, String text) {
        return http.answer(() -> Reply.ok(histories.proof(known(caller, text))));
    }

    private Route events(Caller caller, String text) {
        return http.page(
                query -> query.count("after").orElse(0L),
                (after, asked) -> histories.events(known(caller, text), after, asked));
    }

    /** The header is what browsers send by themselves when they reconnect; {@code ?after=} is for everybody else. */
    private Route follow(Caller caller, String text) {
        return http.query(
                query -> query.count("after").orElse(0L),
                after -> extractRequest(request -> {
                    long from = request.getHeader("Last-Event-ID")
                            .map(header -> LastEventId.read(header.value()))
                            .orElse(after);
                    var right = auth.right(request, caller, Permission.READ);
                    return http.answer(() -> followed(known(caller, text), from, right));
                }));
    }

    /** Whoever has seen the end is told that there is no more: a browser reconnects until it hears that. */
    private Reply followed(ExecutionId id, long from, Right right) {
        return histories.endsBy(id, from) ? Reply.done() : stream.of(id, from, right);
    }

    private ExecutionId known(Caller caller, String text) {
        var id = execution(text);
        if (!reader.exists(caller.workspace(), id)) {
            throw new Refused(UNKNOWN);
        }
        return id;
    }

    private static ExecutionId execution(String text) {
        try {
            return ExecutionId.parse(text);
        } catch (IllegalArgumentException notAnId) {
            throw new Refused(UNKNOWN);
        }
    }

    private static WorkflowId workflow(String text) {
        try {
            return WorkflowId.parse(text);
        } catch (IllegalArgumentException notAnId) {
            throw new Refused(Refusal.notFound("no such workflow"));
        }
    }
}
