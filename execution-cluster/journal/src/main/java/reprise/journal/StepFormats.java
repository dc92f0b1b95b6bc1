package reprise.journal;

import java.time.Instant;
import java.util.List;
import reprise.core.execution.ExecutionEvent.NodeCancelled;
import reprise.core.execution.ExecutionEvent.NodeCompleted;
import reprise.core.execution.ExecutionEvent.NodeFailed;
import reprise.core.execution.ExecutionEvent.NodeResolved;
import reprise.core.execution.ExecutionEvent.NodeRetryScheduled;
import reprise.core.execution.ExecutionEvent.NodeSkipped;
import reprise.core.execution.ExecutionEvent.NodeStarted;
import reprise.core.execution.ExecutionEvent.NodeWaiting;

/** Events of single steps. */
final class StepFormats {

    private static final EventFormat<NodeStarted> NODE_STARTED = new EventFormat<>(
            NodeStarted.class,
            EventNames.NODE_STARTED,
            1,
            (e, out) -> out.step(e.step()).put("attempt", e.attempt()).data("input", e.input()),
            in -> new NodeStarted(in.step(), in.attempt(), in.data("input"), in.at()));

    private static final EventFormat<NodeCompleted> NODE_COMPLETED = new EventFormat<>(
            NodeCompleted.class,
            EventNames.NODE_COMPLETED,
            1,
            (e, out) -> OutputFormat.write(
                    e.output(), out.step(e.step()).put("attempt", e.attempt()).put("port", e.port())),
            in -> new NodeCompleted(in.step(), in.attempt(), in.text("port"), OutputFormat.read(in), in.at()));

    private static final EventFormat<NodeRetryScheduled> NODE_RETRY_SCHEDULED = new EventFormat<>(
            NodeRetryScheduled.class,
            EventNames.NODE_RETRY_SCHEDULED,
            1,
            (e, out) -> out.step(e.step())
                    .put("attempt", e.attempt())
                    .put("failure", FailureFormat.write(e.failure()))
                    .put("dueAt", e.dueAt().toString()),
            in -> new NodeRetryScheduled(
                    in.step(), in.attempt(), FailureFormat.read(in.any("failure")), in.time("dueAt"), in.at()));

    private static final EventFormat<NodeFailed> NODE_FAILED = new EventFormat<>(
            NodeFailed.class,
            EventNames.NODE_FAILED,
            1,
            (e, out) -> out.step(e.step())
                    .put("attempt", e.attempt())
                    .put("failure", FailureFormat.write(e.failure()))
                    .put("port", e.port()),
            in -> new NodeFailed(
                    in.step(), in.attempt(), FailureFormat.read(in.any("failure")), in.maybe("port"), in.at()));

    private static final EventFormat<NodeWaiting> NODE_WAITING = new EventFormat<>(
            NodeWaiting.class,
            EventNames.NODE_WAITING,
            1,
            (e, out) -> out.step(e.step())
                    .put("attempt", e.attempt())
                    .put("signal", e.signal())
                    .put("until", e.until().map(Instant::toString))
                    .put("port", e.port()),
            in -> new NodeWaiting(
                    in.step(),
                    in.attempt(),
                    in.maybe("signal"),
                    in.maybe("until").map(Times::parse),
                    in.text("port"),
                    in.at()));

    private static final EventFormat<NodeSkipped> NODE_SKIPPED = new EventFormat<>(
            NodeSkipped.class,
            EventNames.NODE_SKIPPED,
            1,
            (e, out) -> out.step(e.step()),
            in -> new NodeSkipped(in.step(), in.at()));

    private static final EventFormat<NodeCancelled> NODE_CANCELLED = new EventFormat<>(
            NodeCancelled.class,
            EventNames.NODE_CANCELLED,
            1,
            (e, out) -> out.step(e.step()),
            in -> new NodeCancelled(in.step(), in.at()));

    private static final EventFormat<NodeResolved> NODE_RESOLVED = new EventFormat<>(
            NodeResolved.class,
            EventNames.NODE_RESOLVED,
            1,
            (e, out) -> LifecycleFormats.cause(e.cause(), out.step(e.step()).put("reason", e.reason())),
            in -> new NodeResolved(in.step(), LifecycleFormats.cause(in), in.maybe("reason"), in.at()));

    static final List<EventFormat<?>> ALL = List.of(
            NODE_STARTED,
            NODE_COMPLETED,
            NODE_RETRY_SCHEDULED,
            NODE_FAILED,
            NODE_WAITING,
            NODE_SKIPPED,
            NODE_CANCELLED,
            NODE_RESOLVED);

    private StepFormats() {}
}
