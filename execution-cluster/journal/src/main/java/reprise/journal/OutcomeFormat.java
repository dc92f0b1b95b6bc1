package reprise.journal;

import reprise.core.NodeId;
import reprise.core.StepId;
import reprise.core.execution.Outcome;
import reprise.sdk.Json;

/** How an execution ended, as it stands in events. */
final class OutcomeFormat {

    static void write(Outcome outcome, MemberWriter out) {
        switch (outcome) {
            case Outcome.Completed completed ->
                out.put("status", "completed")
                        .put(
                                "by",
                                Json.from(completed.by().stream()
                                        .map(NodeId::value)
                                        .toList()));
            case Outcome.Failed failed ->
                out.put("status", "failed")
                        .put("error", FailureFormat.write(failed.failure()))
                        .put("failedNode", failed.step().map(StepId::toString));
            case Outcome.Cancelled cancelled -> out.put("status", "cancelled").put("reason", cancelled.reason());
        }
    }

    static Outcome read(MemberReader in) {
        return switch (in.text("status")) {
            case "completed" ->
                new Outcome.Completed(in.texts("by").stream().map(NodeId::new).toList());
            case "failed" ->
                new Outcome.Failed(
                        FailureFormat.read(in.any("error")),
                        in.maybe("failedNode").map(StepId::parse));
            case "cancelled" -> new Outcome.Cancelled(in.text("reason"));
            case String other ->
                throw new UnreadableEvent(in.event() + ": no execution ends as " + other + " in this release");
        };
    }

    private OutcomeFormat() {}
}
