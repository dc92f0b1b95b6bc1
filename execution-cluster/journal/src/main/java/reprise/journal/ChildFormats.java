package reprise.journal;

import java.util.List;
import java.util.Optional;
import reprise.core.ExecutionId;
import reprise.core.WorkflowId;
import reprise.core.execution.ExecutionEvent.ChildRequested;
import reprise.core.execution.ExecutionEvent.ChildStarted;

/** Events of executions that start others. */
final class ChildFormats {

    private static final EventFormat<ChildRequested> CHILD_REQUESTED = new EventFormat<>(
            ChildRequested.class,
            EventNames.CHILD_REQUESTED,
            1,
            (e, out) -> {
                out.step(e.step())
                        .put("attempt", e.attempt())
                        .put("child", e.child().toString())
                        .put("workflowId", e.workflow().toString())
                        .put("waits", e.waits())
                        .data("input", e.input());
                e.version().ifPresent(version -> out.put("workflowVersion", version));
            },
            in -> new ChildRequested(
                    in.step(),
                    in.attempt(),
                    ExecutionId.parse(in.text("child")),
                    WorkflowId.parse(in.text("workflowId")),
                    in.json().get("workflowVersion").isPresent()
                            ? Optional.of(in.whole("workflowVersion"))
                            : Optional.empty(),
                    in.data("input"),
                    in.flag("waits"),
                    in.at()));

    private static final EventFormat<ChildStarted> CHILD_STARTED = new EventFormat<>(
            ChildStarted.class,
            EventNames.CHILD_STARTED,
            1,
            (e, out) -> out.step(e.step()).put("child", e.child().toString()),
            in -> new ChildStarted(in.step(), ExecutionId.parse(in.text("child")), in.at()));

    static final List<EventFormat<?>> ALL = List.of(CHILD_REQUESTED, CHILD_STARTED);

    private ChildFormats() {}
}
