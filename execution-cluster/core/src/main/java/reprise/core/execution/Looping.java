package reprise.core.execution;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import reprise.core.StepId;
import reprise.core.execution.ExecutionEvent.ResultsGathered;
import reprise.core.execution.ExecutionEvent.RoundFinished;
import reprise.core.value.Value;
import reprise.core.value.ValueTooLarge;
import reprise.sdk.Failure;
import reprise.sdk.Json;
import reprise.sdk.Json.JsonArray;

/** Takes loops on: from round to round, and from the last round to their end. */
final class Looping {
    private final Draft draft;

    Looping(Draft draft) {
        this.draft = draft;
    }

    void finishRound(StepId loop, int round) {
        var path = loop.round(round);
        var scope = draft.active().root().at(path).orElseThrow();
        var failure = scope.fatal().map(Scope.Fatal::failure);
        if (failure.isPresent()) {
            finishRound(loop, round, Value.of(Json.object("error", failure.get().toJson())), failure);
            return;
        }
        var by = Frontier.lastNodes(draft.node(loop).body(), scope);
        var values = draft.circumstances().values();
        try {
            var result =
                    rounds(loop).rules().collects() ? ExecutionOutput.of(draft.active(), path, by, values) : Value.NULL;
            finishRound(loop, round, result instanceof Value.Inline(var json) ? draft.keep(json) : result, failure);
        } catch (ValueTooLarge tooLarge) {
            finishRound(loop, round, Value.NULL, Optional.of(Failures.tooLarge("the result of a round", tooLarge)));
        }
    }

    private void finishRound(StepId loop, int round, Value result, Optional<Failure> failure) {
        draft.add(new RoundFinished(loop, round, result, failure, draft.now()));
    }

    /** Puts the results that lie about to those that were put together before, as long as these are small. */
    void gather(StepId loop) {
        var results = rounds(loop).results();
        var consecutive = results.consecutive();
        draft.circumstances().values().need(consecutive);
        var items = new ArrayList<Json>(results.growing().map(this::items).orElse(List.of()));
        consecutive.forEach(value -> items.add(draft.circumstances().values().json(value)));
        try {
            draft.add(new ResultsGathered(loop, consecutive.size(), draft.keep(Json.array(items)), draft.now()));
        } catch (ValueTooLarge tooLarge) {
            Frontier.cancels(loop, rounds(loop)).forEach(draft::perform);
            draft.failForGood(loop, Failures.tooLarge("the list of the results", tooLarge));
        }
    }

    void finish(StepId loop) {
        var rounds = rounds(loop);
        var all = new ArrayList<Json>();
        draft.circumstances().values().need(rounds.results().all());
        rounds.results().pieces().forEach(piece -> all.addAll(items(piece)));
        rounds.results()
                .consecutive()
                .forEach(value -> all.add(draft.circumstances().values().json(value)));
        var output = Json.object("count", rounds.finished(), "failed", rounds.failed(), "results", Json.array(all));
        draft.complete(loop, "main", output);
    }

    void fail(StepId loop) {
        var cause = rounds(loop).failure().orElseThrow();
        var failure = Failure.permanent("ITEM_FAILED", "a round of the loop failed: " + cause.message())
                .withDetails(Json.object("error", cause.toJson()));
        draft.failForGood(loop, Failures.storable(failure));
    }

    private Rounds rounds(StepId loop) {
        return ((StepState.Looping) draft.active().root().find(loop).orElseThrow()).rounds();
    }

    private List<Json> items(Value piece) {
        return draft.circumstances().values().json(piece) instanceof JsonArray(var items) ? items : List.of();
    }
}
