package reprise.nodes;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import reprise.sdk.Input;
import reprise.sdk.Json;
import reprise.sdk.Json.JsonArray;
import reprise.sdk.NodeSpec;
import reprise.sdk.NodeSpec.Category;
import reprise.sdk.NodeSpec.Example;
import reprise.sdk.PureNode;
import reprise.sdk.Step;
import reprise.sdk.config.Field;
import reprise.sdk.config.MisfitException;

/** Goes the way of the first case that holds. */
public final class SwitchNode implements PureNode<SwitchNode.Config> {
    private static final String OTHERWISE = "default";

    /** Ports that mean something else. */
    private static final Set<String> TAKEN = Set.of(OTHERWISE, "error");

    public record Config(
            @Field(help = "The cases, tried in this order.", literal = true)
            List<Case> cases) {

        public Config {
            if (cases.isEmpty()) {
                throw MisfitException.at("cases", "must hold at least one case");
            }
            var names = new HashSet<String>();
            for (int i = 0; i < cases.size(); i++) {
                if (!names.add(cases.get(i).name())) {
                    throw MisfitException.at("cases[" + i + "].name", "is the name of an earlier case too");
                }
            }
        }
    }

    public record Case(
            @Field(help = "The port by which the flow leaves.", literal = true)
            String name,

            @Field(help = "When it leaves there, as one expression.", condition = true)
            boolean when) {

        public Case {
            if (name.isBlank() || name.length() > 100 || TAKEN.contains(name)) {
                throw MisfitException.at("name", "must be a name of its own: not blank, not default, not error");
            }
        }
    }

    @Override
    public NodeSpec<Config> spec() {
        return NodeSpec.of("switch", Config.class)
                .titled("Switch", "Goes the way of the first case that holds.")
                .shown(Category.FLOW, "switch-3")
                .help("""
                        The cases are tried in their order; the flow leaves by the `name` of the first whose `when` holds, or by
                        `default` where none does. The input is passed on.
                        """)
                .outputs(SwitchNode::ports)
                .examples(new Example(
                        "By size",
                        Json.object(
                                "cases",
                                Json.array(
                                        Json.object("name", "large", "when", "trigger.body.total >= 1000"),
                                        Json.object("name", "medium", "when", "trigger.body.total >= 100")))));
    }

    @Override
    public Step evaluate(Config config, Input input, Instant now) {
        return Step.passOn(config.cases().stream()
                .filter(Case::when)
                .findFirst()
                .map(Case::name)
                .orElse(OTHERWISE));
    }

    private static List<String> ports(Json config) {
        Stream<String> names = config.get("cases").stream()
                .flatMap(cases -> cases instanceof JsonArray(List<Json> items) ? items.stream() : Stream.empty())
                .flatMap(item -> item.text("name").stream());
        return Stream.concat(names, Stream.of(OTHERWISE)).distinct().toList();
    }
}
