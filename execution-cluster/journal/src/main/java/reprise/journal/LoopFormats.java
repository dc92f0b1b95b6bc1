package reprise.journal;

import java.util.List;
import reprise.core.execution.ExecutionEvent.LoopStarted;
import reprise.core.execution.ExecutionEvent.ResultsGathered;
import reprise.core.execution.ExecutionEvent.RoundFinished;
import reprise.sdk.Json;

/** Events of loops. */
final class LoopFormats {

    private static final EventFormat<LoopStarted> LOOP_STARTED = new EventFormat<>(
            LoopStarted.class,
            EventNames.LOOP_STARTED,
            1,
            (e, out) -> {
                out.step(e.step())
                        .put("attempt", e.attempt())
                        .put("size", e.size())
                        .data("items", e.items());
                LoopRulesFormat.write(e.rules(), out);
            },
            in -> new LoopStarted(
                    in.step(), in.attempt(), in.data("items"), in.whole("size"), LoopRulesFormat.read(in), in.at()));

    private static final EventFormat<RoundFinished> ROUND_FINISHED = new EventFormat<>(
            RoundFinished.class,
            EventNames.ROUND_FINISHED,
            1,
            (e, out) -> {
                out.step(e.loop()).put("round", e.round()).data("result", e.result());
                e.failure().ifPresent(failure -> out.put("failure", FailureFormat.write(failure)));
            },
            in -> new RoundFinished(
                    in.step(),
                    in.whole("round"),
                    in.data("result"),
                    in.json()
                            .get("failure")
                            .filter(failure -> failure != Json.NULL)
                            .map(FailureFormat::read),
                    in.at()));

    private static final EventFormat<ResultsGathered> RESULTS_GATHERED = new EventFormat<>(
            ResultsGathered.class,
            EventNames.RESULTS_GATHERED,
            1,
            (e, out) -> out.step(e.loop()).put("count", e.count()).data("results", e.results()),
            in -> new ResultsGathered(in.step(), in.whole("count"), in.data("results"), in.at()));

    static final List<EventFormat<?>> ALL = List.of(LOOP_STARTED, ROUND_FINISHED, RESULTS_GATHERED);

    private LoopFormats() {}
}
