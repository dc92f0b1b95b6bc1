package reprise.journal;

import reprise.core.ExecutionId;
import reprise.core.StepId;
import reprise.core.execution.Parent;
import reprise.core.execution.Task;
import reprise.sdk.Json.JsonObject;

/** What an execution owes to others, as it stands in a state. What its steps owe is told by the steps. */
final class DebtFormat {

    static JsonObject write(Task debt) {
        var out = new MemberWriter();
        switch (debt) {
            case Task.CancelChild(var child) -> out.put("is", "cancel-child").put("child", child.toString());
            case Task.TellParent(var parent) ->
                out.put("is", "tell-parent")
                        .put("parent", parent.execution().toString())
                        .put("parentStep", parent.step().toString());
            case Task.Attempt _, Task.StartChild _ ->
                throw new IllegalArgumentException("a step owes that, not the execution as a whole: " + debt.key());
        }
        return out.done();
    }

    static Task read(MemberReader in) {
        return switch (in.text("is")) {
            case "cancel-child" -> new Task.CancelChild(ExecutionId.parse(in.text("child")));
            case "tell-parent" ->
                new Task.TellParent(
                        new Parent(ExecutionId.parse(in.text("parent")), StepId.parse(in.text("parentStep"))));
            case String other -> throw new UnreadableEvent("nothing is owed as " + other + " in this release");
        };
    }

    private DebtFormat() {}
}
