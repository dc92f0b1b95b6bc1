package reprise.journal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import reprise.core.NodeId;
import reprise.core.PlanId;
import reprise.core.StepId;
import reprise.core.WorkflowId;
import reprise.core.WorkspaceId;
import reprise.core.execution.Cause;
import reprise.core.execution.ExecutionEvent.Ended;
import reprise.core.execution.ExecutionEvent.Ending;
import reprise.core.execution.ExecutionEvent.Paused;
import reprise.core.execution.ExecutionEvent.Reopened;
import reprise.core.execution.ExecutionEvent.Resumed;
import reprise.core.execution.ExecutionEvent.SignalReceived;
import reprise.core.execution.ExecutionEvent.Started;
import reprise.core.execution.ExecutionEvent.TaskDone;
import reprise.core.execution.StartKey;
import reprise.sdk.Json;

/** Events of an execution as a whole. */
final class LifecycleFormats {

    private static final EventFormat<Started> STARTED = new EventFormat<>(
            Started.class,
            EventNames.STARTED,
            1,
            (e, out) -> {
                out.put("workflowId", e.plan().workflow().toString())
                        .put("workflowVersion", e.plan().version())
                        .put("workspaceId", e.workspace().toString())
                        .put("trigger", e.trigger().value())
                        .put("triggerType", e.triggerType())
                        .put("key", e.key().map(StartKey::key))
                        .put("fingerprint", e.key().flatMap(StartKey::fingerprint))
                        .put("keyUntil", e.key().flatMap(StartKey::until).map(Instant::toString))
                        .put("deadline", e.deadline().map(Instant::toString))
                        .data("input", e.input())
                        .data("params", e.params());
                e.parent().ifPresent(parent -> out.put(
                                "parent", parent.execution().toString())
                        .put("parentStep", parent.step().toString())
                        .put("depth", parent.depth())
                        .put("parentWaits", parent.waits()));
                cause(e.cause(), out);
            },
            in -> new Started(
                    in.execution(),
                    new PlanId(WorkflowId.parse(in.text("workflowId")), in.whole("workflowVersion")),
                    WorkspaceId.parse(in.text("workspaceId")),
                    new NodeId(in.text("trigger")),
                    in.text("triggerType"),
                    in.data("input"),
                    in.data("params"),
                    cause(in),
                    in.maybe("key")
                            .map(key -> new StartKey(
                                    key,
                                    in.maybe("fingerprint"),
                                    in.maybe("keyUntil").map(Instant::parse))),
                    ParentFormat.read(in),
                    in.maybe("deadline").map(Instant::parse),
                    in.at()));

    private static final EventFormat<SignalReceived> SIGNAL_RECEIVED = new EventFormat<>(
            SignalReceived.class,
            EventNames.SIGNAL_RECEIVED,
            1,
            (e, out) -> cause(e.cause(), out.put("signal", e.name()).data("body", e.body())),
            in -> new SignalReceived(in.text("signal"), in.data("body"), cause(in), in.at()));

    private static final EventFormat<Paused> PAUSED = new EventFormat<>(
            Paused.class,
            EventNames.PAUSED,
            1,
            (e, out) -> cause(e.cause(), out.put("reason", e.reason())),
            in -> new Paused(cause(in), in.maybe("reason"), in.at()));

    private static final EventFormat<Resumed> RESUMED = new EventFormat<>(
            Resumed.class,
            EventNames.RESUMED,
            1,
            (e, out) -> cause(e.cause(), out.put("reason", e.reason())),
            in -> new Resumed(cause(in), in.maybe("reason"), in.at()));

    private static final EventFormat<Ending> ENDING = new EventFormat<>(
            Ending.class,
            EventNames.ENDING,
            1,
            (e, out) -> {
                OutcomeFormat.write(e.outcome(), out);
                cause(e.cause(), out);
            },
            in -> new Ending(OutcomeFormat.read(in), cause(in), in.at()));

    private static final EventFormat<Ended> ENDED = new EventFormat<>(
            Ended.class,
            EventNames.ENDED,
            1,
            (e, out) -> {
                OutcomeFormat.write(e.outcome(), out);
                if (e.owing()) {
                    out.put("owing", true);
                }
            },
            in -> new Ended(OutcomeFormat.read(in), in.flag("owing"), in.at()));

    private static final EventFormat<Reopened> REOPENED = new EventFormat<>(
            Reopened.class,
            EventNames.REOPENED,
            1,
            (e, out) -> {
                out.put(
                                "steps",
                                Json.from(
                                        e.steps().stream().map(StepId::toString).toList()))
                        .put("reason", e.reason())
                        .put("deadline", e.deadline().map(Instant::toString));
                e.input().ifPresent(input -> out.put("newInput", true).data("input", input));
                cause(e.cause(), out);
            },
            in -> new Reopened(
                    in.texts("steps").stream().map(StepId::parse).toList(),
                    in.flag("newInput") ? Optional.of(in.data("input")) : Optional.empty(),
                    cause(in),
                    in.maybe("reason"),
                    in.maybe("deadline").map(Instant::parse),
                    in.at()));

    private static final EventFormat<TaskDone> TASK_DONE = new EventFormat<>(
            TaskDone.class,
            EventNames.TASK_DONE,
            1,
            (e, out) -> out.put("task", e.task()).put("last", e.last()),
            in -> new TaskDone(in.text("task"), in.flag("last"), in.at()));

    static final List<EventFormat<?>> ALL =
            List.of(STARTED, SIGNAL_RECEIVED, PAUSED, RESUMED, ENDING, ENDED, REOPENED, TASK_DONE);

    static void cause(Cause cause, MemberWriter out) {
        out.put("requestId", cause.requestId()).put("user", cause.user());
    }

    static Cause cause(MemberReader in) {
        return new Cause(in.maybe("requestId"), in.maybe("user"));
    }

    private LifecycleFormats() {}
}
