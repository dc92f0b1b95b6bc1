package reprise.journal;

import java.time.Instant;
import java.util.Optional;
import reprise.core.ExecutionId;
import reprise.core.WorkflowId;
import reprise.core.execution.Rounds;
import reprise.core.execution.StepState;
import reprise.core.execution.StepState.Calling;
import reprise.core.execution.StepState.Cancelled;
import reprise.core.execution.StepState.Completed;
import reprise.core.execution.StepState.Failed;
import reprise.core.execution.StepState.Looping;
import reprise.core.execution.StepState.Reopened;
import reprise.core.execution.StepState.Retrying;
import reprise.core.execution.StepState.Running;
import reprise.core.execution.StepState.Skipped;
import reprise.core.execution.StepState.Waiting;
import reprise.core.execution.Tries;
import reprise.core.value.Value;
import reprise.sdk.Json.JsonObject;

/** How a single step stands, in a state: {@code {"is":"running","since":…,"attempt":1,…}}. */
final class StepStateFormat {

    static JsonObject write(StepState state) {
        var out = new MemberWriter();
        out.put("is", name(state)).put("since", state.startedAt().toString());
        out.count("attempt", state.tries().attempt())
                .count("before", state.tries().before())
                .count("answers", state.tries().answers());
        switch (state) {
            case Running s -> out.data("input", s.input());
            case Retrying s -> {
                input(s.input(), out);
                out.put("failure", FailureFormat.write(s.failure()))
                        .put("dueAt", s.dueAt().toString());
            }
            case Waiting s ->
                out.put("signal", s.signal())
                        .put("until", s.until().map(Instant::toString))
                        .put("port", s.port());
            case Looping s -> out.put("rounds", RoundsFormat.write(s.rounds()));
            case Calling s -> {
                out.put("child", s.child().toString())
                        .put("workflowId", s.workflow().toString())
                        .put("waits", s.waits())
                        .put("started", s.started())
                        .data("input", s.input());
                s.version().ifPresent(version -> out.put("workflowVersion", version));
            }
            case Completed s -> {
                out.put("port", s.port()).put("completedAt", s.completedAt().toString());
                OutputFormat.write(s.output(), out);
                input(s.input(), out);
            }
            case Failed s -> {
                out.put("failure", FailureFormat.write(s.failure()))
                        .put("port", s.port())
                        .put("completedAt", s.completedAt().toString());
                input(s.input(), out);
                passage(s.passage(), out);
            }
            case Cancelled s -> {
                out.put("completedAt", s.completedAt().toString());
                input(s.input(), out);
                passage(s.passage(), out);
            }
            case Reopened s -> input(s.input(), out);
            case Skipped _ -> {}
        }
        return out.done();
    }

    static StepState read(MemberReader in) {
        var tries = new Tries(in.count("attempt"), in.count("before"), in.count("answers"));
        var since = in.time("since");
        return switch (in.text("is")) {
            case "running" -> new Running(tries, in.data("input"), since);
            case "retrying" ->
                new Retrying(
                        tries, in.maybeData("input"), FailureFormat.read(in.any("failure")), in.time("dueAt"), since);
            case "waiting" ->
                new Waiting(tries, in.maybe("signal"), in.maybe("until").map(Times::parse), in.text("port"), since);
            case "looping" -> new Looping(tries, RoundsFormat.read(in.within(in.any("rounds"))), since);
            case "calling" ->
                new Calling(
                        tries,
                        ExecutionId.parse(in.text("child")),
                        WorkflowId.parse(in.text("workflowId")),
                        in.json().get("workflowVersion").map(_ -> in.whole("workflowVersion")),
                        in.data("input"),
                        in.flag("waits"),
                        in.flag("started"),
                        since);
            case "completed" ->
                new Completed(
                        tries,
                        in.text("port"),
                        OutputFormat.read(in),
                        in.maybeData("input"),
                        since,
                        in.time("completedAt"));
            case "failed" ->
                new Failed(
                        tries,
                        FailureFormat.read(in.any("failure")),
                        in.maybe("port"),
                        in.maybeData("input"),
                        passage(in),
                        since,
                        in.time("completedAt"));
            case "skipped" -> new Skipped(since);
            case "cancelled" -> new Cancelled(tries, in.maybeData("input"), passage(in), since, in.time("completedAt"));
            case "reopened" -> new Reopened(tries, in.maybeData("input"), since);
            case String other -> throw new UnreadableEvent("no step stands as " + other + " in this release");
        };
    }

    private static String name(StepState state) {
        return switch (state) {
            case Running _ -> "running";
            case Retrying _ -> "retrying";
            case Waiting _ -> "waiting";
            case Looping _ -> "looping";
            case Calling _ -> "calling";
            case Completed _ -> "completed";
            case Failed _ -> "failed";
            case Skipped _ -> "skipped";
            case Cancelled _ -> "cancelled";
            case Reopened _ -> "reopened";
        };
    }

    private static void input(Optional<Value> input, MemberWriter out) {
        input.ifPresent(value -> out.data("input", value));
    }

    private static void passage(Optional<Rounds> passage, MemberWriter out) {
        passage.ifPresent(rounds -> out.put("rounds", RoundsFormat.write(rounds)));
    }

    private static Optional<Rounds> passage(MemberReader in) {
        return in.maybeWithin("rounds").map(RoundsFormat::read);
    }

    private StepStateFormat() {}
}
