package reprise.gateway.executions;

import static akka.http.javadsl.server.Directives.extractRequest;
import static akka.http.javadsl.server.Directives.path;
import static akka.http.javadsl.server.Directives.pathPrefix;
import static akka.http.javadsl.server.Directives.post;
import static akka.http.javadsl.server.PathMatchers.segment;

import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.server.Route;
import java.time.Duration;
import java.util.List;
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
            case StartOutcome.Started started -> {
                var status = ExecutionStatus.of(Execution.fold(started.events()));
                yield finished(request, caller, started.id(), status, wait);
            }
            case StartOutcome.Repeated repeated ->
                finished(request, caller, repeated.id(), ExecutionStatus.RUNNING, wait)
                        .thenApply(reply -> reply.with("Idempotent-Replayed", "true"));
            case StartOutcome.KeyReused _ ->
                throw new Refused(
                        Refusal.unprocessable("This idempotency key was used before with another request", List.of()));
            case StartOutcome.Refused refused -> throw new Refused(Refusal.conflict(refused.message()));
        };
    }

    private CompletionStage<Reply> finished(
            HttpRequest request, Caller caller, ExecutionId id, ExecutionStatus status, Optional<Duration> wait) {
        if (wait.isEmpty()) {
            return CompletableFuture.completedFuture(accepted(id, status));
        }
        CompletionStage<Boolean> over = status.isOver()
                ? CompletableFuture.completedFuture(true)
                : auth.right(request, caller, Permission.OPERATE)
                        .watching(feed.await(id, EventNames.ENDED::equals, wait.get()));
        return over.thenCompose(inTime -> inTime
                ? http.blocked(request, () -> reader.now(caller.workspace(), id)
                        .<Reply>map(record -> Reply.ok(ExecutionJson.of(record)))
                        .orElseThrow())
                : CompletableFuture.completedFuture(accepted(id, status)));
    }

    private static Reply accepted(ExecutionId id, ExecutionStatus status) {
        var word = status.name().toLowerCase(Locale.ROOT);
        return Reply.accepted("/api/v1/executions/" + id, Json.object("executionId", id.toString(), "status", word));
    }

    private static Duration wait(String text) {
        return Durations.parse(text)
                .filter(wait -> wait.compareTo(LONGEST_WAIT) <= 0)
                .orElseThrow(() -> new IllegalArgumentException("too long"));
    }
}
