package reprise.journal;

import java.util.Optional;
import reprise.core.ExecutionId;
import reprise.core.StepId;
import reprise.core.execution.Parent;

/** The step of another execution that began one, among the members of what speaks of it. */
final class ParentFormat {

    static void write(Parent parent, MemberWriter out) {
        out.put("parent", parent.execution().toString())
                .put("parentStep", parent.step().toString())
                .put("depth", parent.depth())
                .put("parentWaits", parent.waits());
    }

    /** Empty where none did. */
    static Optional<Parent> read(MemberReader in) {
        return in.maybe("parent")
                .map(parent -> new Parent(
                        ExecutionId.parse(parent),
                        StepId.parse(in.text("parentStep")),
                        in.whole("depth"),
                        in.flag("parentWaits")));
    }

    private ParentFormat() {}
}
