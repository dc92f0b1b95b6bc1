package reprise.gateway.executions;

import static akka.http.javadsl.server.Directives.extractRequest;
import static akka.http.javadsl.server.Directives.path;
import static akka.http.javadsl.server.Directives.pathPrefix;
import static akka.http.javadsl.server.Directives.post;
import static akka.http.javadsl.server.PathMatchers.segment;

import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.server.Route;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import reprise.core.ExecutionId;
import reprise.core.execution.Execution;
import reprise.core.execution.ExecutionStatus;
import reprise.gateway.accounts.Auth;
import reprise.gateway.accounts.Caller;
import reprise.gateway.accounts.Permission;
import reprise.gateway.http.Http;
import reprise.gateway.http.Refusal;
import reprise.gateway.http.Refused;
import reprise.gateway.http.Reply;
import reprise.gateway.http.RequestTimeout;
import reprise.gateway.live.LiveFeed;
import reprise.gateway.starts.StartFailures;
import reprise.journal.EventNames;
import reprise.sdk.Json;
import reprise.sdk.config.Durations;
import reprise.starts.StartOutcome;
import reprise.starts.Starts;

/** {@code POST /workflows/{id}/execute}: starts a workflow by hand or by program, and waits for its end where asked to. */
public final class ExecuteRoute {
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);

    private final Http http;
    private final Auth auth;
    private final ExecuteRequests requests;
    private final Starts starts;
    private final LiveFeed feed;
    private final ExecutionReader reader;

    public ExecuteRoute(
            Http http, Auth auth, ExecuteRequests requests, Starts starts, LiveFeed feed, ExecutionReader reader) {
        this.http = http;
        this.auth = auth;
        this.requests = requests;
        this.starts = starts;
        this.feed = feed;
        this.reader = reader;
    }

    /** Below {@code /api/v1}. */
    public Route routes() {
        return pathPrefix(
                "workflows",
                () -> path(
                        segment().slash("execute"),
                        workflow -> post(() -> auth.may(Permission.OPERATE, caller -> execute(caller, workflow)))));
    }

    private Route execute(Caller caller, String workflow) {
        return http.optionalBody(
                ExecuteRequest::read,
                wish -> http.query(
                        query -> query.parsed(
                                "wait", ExecuteRoute::wait, "must be " + Durations.EXPECTED + ", at most 5m"),
                        wait -> extractRequest(
                                request -> http.answerLater(() -> execute(request, caller, workflow, wish, wait)))));
    }

    private CompletionStage<Reply> execute(
            HttpRequest request, Caller caller, String workflow, ExecuteRequest wish, Optional<Duration> wait) {
        wait.ifPresent(patience -> RequestTimeout.of(request, patience));
        return http.blocked(request, () -> requests.request(caller, workflow, wish, request))
                .thenCompose(start -> starts.start(start).exceptionally(StartFailures::refuse))
                .thenCompose(outcome -> told(request, caller, outcome, wait));
    }

    private CompletionStage<Reply> told(
            HttpRequest request, Caller caller, StartOutcome outcome, Optional<Duration> wait) {
        return switch (outcome) {
            case StartOutcome.Started started ->
                shown(request, caller, started.id(), Optional.of(Execution.fold(started.events())), wait);
            case StartOutcome.Repeated repeated ->
                shown(request, caller, repeated.id(), Optional.empty(), wait)
                        .thenApply(reply -> reply.with("Idempotent-Replayed", "true"));
            case StartOutcome.KeyReused _ -> throw new Refused(StartFailures.keyReused());
            case StartOutcome.Refused refused -> throw new Refused(StartFailures.refusal(refused));
        };
    }

    /** How it stands, for those who wait: the whole of it, finished or not. @param known where one need not look */
    private CompletionStage<Reply> shown(
            HttpRequest request, Caller caller, ExecutionId id, Optional<Execution> known, Optional<Duration> wait) {
        var status = known.map(ExecutionStatus::of);
        if (wait.isEmpty()) {
            return status.<CompletionStage<Reply>>map(now -> CompletableFuture.completedFuture(accepted(id, now)))
                    .orElseGet(() -> http.blocked(
                            request,
                            () -> accepted(
                                    id, ExecutionStatus.of(record(caller, id).execution()))));
        }
        CompletionStage<Boolean> over = status.filter(ExecutionStatus::isOver).isPresent()
                ? CompletableFuture.completedFuture(true)
                : auth.right(request, caller, Permission.OPERATE)
                        .watching(feed.await(id, EventNames.ENDED::equals, wait.get()));
        return over.thenCompose(_ -> http.blocked(request, () -> whole(id, record(caller, id))));
    }

    private ExecutionRecord record(Caller caller, ExecutionId id) {
        return reader.now(caller.workspace(), id)
                .orElseThrow(() -> new Refused(Refusal.notFound("The execution that this key has begun is gone")));
    }

    /** Beside its own {@code id}, under the name that it has in an answer to who does not wait. */
    private static Reply whole(ExecutionId id, ExecutionRecord record) {
        var json = ExecutionJson.of(record).with("executionId", Json.of(id.toString()));
        return record.over().isPresent() ? Reply.ok(json) : Reply.accepted(location(id), json);
    }

    private static Reply accepted(ExecutionId id, ExecutionStatus status) {
        var word = status.name().toLowerCase(Locale.ROOT);
        return Reply.accepted(location(id), Json.object("executionId", id.toString(), "status", word));
    }

    private static String location(ExecutionId id) {
        return "/api/v1/executions/" + id;
    }

    private static Duration wait(String text) {
        return Durations.parse(text)
                .filter(wait -> wait.compareTo(LONGEST_WAIT) <= 0)
                .orElseThrow(() -> new IllegalArgumentException("too long"));
    }
}
