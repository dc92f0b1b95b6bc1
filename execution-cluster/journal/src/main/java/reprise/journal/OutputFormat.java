package reprise.journal;

import reprise.core.NodeId;
import reprise.core.execution.Output;

/** What a step left, as it stands in events and states. */
final class OutputFormat {

    static void write(Output output, MemberWriter out) {
        switch (output) {
            case Output.Data(var value) -> out.data("output", value);
            case Output.Same(var node) -> out.put("sameAs", node.value());
            case Output.Trigger _ -> out.put("sameAsTrigger", true);
            case Output.Item _ -> out.put("sameAsItem", true);
            case Output.OfSignal(var name) -> out.put("sameAsSignal", name);
        }
    }

    static Output read(MemberReader in) {
        var same = in.maybe("sameAs");
        var signal = in.maybe("sameAsSignal");
        if (same.isPresent()) {
            return new Output.Same(new NodeId(same.get()));
        } else if (signal.isPresent()) {
            return new Output.OfSignal(signal.get());
        } else if (in.flag("sameAsTrigger")) {
            return new Output.Trigger();
        }
        return in.flag("sameAsItem") ? new Output.Item() : new Output.Data(in.data("output"));
    }

    private OutputFormat() {}
}
