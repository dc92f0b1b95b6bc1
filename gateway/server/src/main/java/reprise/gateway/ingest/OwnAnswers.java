package reprise.gateway.ingest;

import akka.http.javadsl.model.HttpResponse;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import reprise.core.ExecutionId;
import reprise.core.execution.Execution;
import reprise.core.execution.Execution.Active;
import reprise.core.execution.Execution.None;
import reprise.core.execution.Execution.Over;
import reprise.core.execution.ExecutionEvent.Responded;
import reprise.core.execution.ExecutionOutput;
import reprise.core.execution.Outcome;
import reprise.gateway.live.LiveFeed;
import reprise.journal.EventNames;
import reprise.journal.Histories;
import reprise.journal.snapshot.States;
import reprise.nodes.WebhookNode;
import reprise.sdk.Answer;
import reprise.sdk.Json;
import reprise.sdk.JsonText;

/** The workflow's own answer to the caller of its webhook, where its author wants one and it comes in time. */
public final class OwnAnswers {
    private final LiveFeed feed;
    private final Histories histories;
    private final States states;
    private final HookAnswers answers;
    private final Executor blocking;

    public OwnAnswers(LiveFeed feed, Histories histories, States states, JsonText json, Executor blocking) {
        this.feed = feed;
        this.histories = histories;
        this.states = states;
        this.answers = new HookAnswers(json);
        this.blocking = blocking;
    }

    /**
     * Empty where there is none within the webhook's {@code responseTimeout}.
     *
     * @param known as far as it is known without looking
     */
    CompletionStage<Optional<HttpResponse>> of(ExecutionId id, Execution known, WebhookNode.Config config) {
        var mode = config.respond();
        var atOnce = answer(id, known, mode);
        if (atOnce.isPresent()) {
            return CompletableFuture.completedFuture(atOnce);
        }
        Predicate<String> decisive = name -> name.equals(EventNames.ENDED)
                || (mode == WebhookNode.Respond.NODE && name.equals(EventNames.RESPONDED));
        return feed.await(id, decisive, config.responseTimeout())
                .thenCompose(inTime -> inTime
                        ? CompletableFuture.supplyAsync(() -> answer(id, states.now(id), mode), blocking)
                        : CompletableFuture.completedFuture(Optional.empty()));
    }

    private Optional<HttpResponse> answer(ExecutionId id, Execution execution, WebhookNode.Respond mode) {
        return switch (execution) {
            case Over over ->
                Optional.of(over.last().answer().map(told -> own(id, told)).orElseGet(() -> ending(id, over, mode)));
            case Active active
            when mode == WebhookNode.Respond.NODE -> active.answer().map(told -> own(id, told));
            case Active _, None _ -> Optional.empty();
        };
    }

    private HttpResponse own(ExecutionId id, Responded told) {
        var body = histories.valuesOf(id).json(told.body());
        return answers.own(new Answer(told.status(), told.headers(), body));
    }

    /**
     * Ended without a word for the caller. Its output is told where the author said so; why it failed never is: that may
     * name what only its workspace should know.
     */
    private HttpResponse ending(ExecutionId id, Over over, WebhookNode.Respond mode) {
        return switch (over.outcome()) {
            case Outcome.Completed _ when mode == WebhookNode.Respond.NODE -> answers.done(id);
            case Outcome.Completed _ ->
                answers.own(new Answer(
                        200,
                        Map.of(),
                        ExecutionOutput.json(over, histories.valuesOf(id)).orElse(Json.NULL)));
            case Outcome.Failed _ ->
                answers.ended(over.last().start(), "EXECUTION_FAILED", "The workflow failed; its execution tells why");
            case Outcome.Cancelled _ ->
                answers.ended(over.last().start(), "EXECUTION_CANCELLED", "The execution was cancelled");
        };
    }
}
