package reprise.core.execution;

import static reprise.core.execution.Decision.accept;

import java.util.List;
import reprise.core.execution.Execution.Active;
import reprise.core.execution.Execution.Over;
import reprise.core.execution.ExecutionCommand.ReportEnded;
import reprise.core.execution.ExecutionCommand.ReportStarted;
import reprise.core.execution.ExecutionCommand.Settle;
import reprise.core.execution.ExecutionEvent.ChildStarted;
import reprise.core.execution.ExecutionEvent.TaskDone;
import reprise.core.plan.Plan;

/** What an execution hears from those it has started, and what it has done for them and for its own parent. */
final class Relatives {

    static Decision<ExecutionEvent> childStarted(Plan plan, Active a, ReportStarted c, Circumstances circumstances) {
        var asked = a.root()
                .all()
                .filter(step -> step.state() instanceof StepState.Calling calling
                        && calling.child().equals(c.child())
                        && !calling.started())
                .findFirst();
        if (asked.isEmpty()) {
            return accept();
        }
        var draft = new Draft(plan, a, circumstances);
        draft.add(new ChildStarted(asked.get().id(), c.child(), circumstances.now()));
        return draft.goneOn();
    }

    static Decision<ExecutionEvent> childEnded(Plan plan, Active a, ReportEnded c, Circumstances circumstances) {
        if (!(a.root().find(c.step()).orElse(null) instanceof StepState.Calling calling)
                || !calling.child().equals(c.child())) {
            return accept(); // nobody waits for it any more
        }
        var draft = new Draft(plan, a, circumstances);
        switch (c.result()) {
            case ChildResult.Output(var value) -> draft.complete(c.step(), "main", value);
            case ChildResult.Failed(var failure) -> draft.fail(c.step(), failure);
        }
        return draft.goneOn();
    }

    static Decision<ExecutionEvent> settle(Execution execution, Settle c, Circumstances circumstances) {
        var debts = execution.latest().map(Active::debts).orElse(List.of());
        if (debts.stream().noneMatch(debt -> debt.key().equals(c.task()))) {
            return accept();
        }
        boolean last = execution instanceof Over
                && debts.stream().allMatch(debt -> debt.key().equals(c.task()));
        return accept(new TaskDone(c.task(), last, circumstances.now()));
    }

    private Relatives() {}
}
