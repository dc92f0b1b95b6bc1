package reprise.journal;

import reprise.core.ExecutionId;
import reprise.core.execution.Task;
import reprise.sdk.Json.JsonObject;

/** What an execution owes to others, as it stands in a state. What its steps owe is told by the steps. */
final class DebtFormat {

    static JsonObject write(Task debt) {
        var out = new MemberWriter();
        switch (debt) {
            case Task.CancelChild(var child) -> out.put("is", "cancel-child").put("child", child.toString());
            case Task.TellParent(var parent) -> ParentFormat.write(parent, out.put("is", "tell-parent"));
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
                        ParentFormat.read(in).orElseThrow(() -> new UnreadableEvent("nobody is there to be told")));
            case String other -> throw new UnreadableEvent("nothing is owed as " + other + " in this release");
        };
    }

    private DebtFormat() {}
}
