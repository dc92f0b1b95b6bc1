package reprise.nodes;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import reprise.sdk.Input;
import reprise.sdk.Json;
import reprise.sdk.Json.JsonNumber;
import reprise.sdk.NodeSpec;
import reprise.sdk.NodeSpec.Category;
import reprise.sdk.NodeSpec.Example;
import reprise.sdk.PureNode;
import reprise.sdk.Step;
import reprise.sdk.config.Field;
import reprise.sdk.config.MisfitException;

/** Brings branches together again. */
public final class MergeNode implements PureNode<MergeNode.Config> {

    public record Config(
            @Field(help = "Which branches are waited for.", fallback = "all", literal = true)
            Mode mode,

            @Field(
                    help = "How many branches suffice, with the mode any; 1 where nothing is said.",
                    min = 1,
                    max = 1_000,
                    literal = true)
            Optional<Integer> count) {

        public Config {
            if (count.isPresent() && mode != Mode.ANY) {
                throw MisfitException.at("count", "is for the mode any only");
            }
        }
    }

    public enum Mode {
        /** All that are not skipped. */
        ALL,
        /** As many as {@code count} says. */
        ANY,
        /** One, and only its output counts. */
        FIRST
    }

    @Override
    public NodeSpec<Config> spec() {
        return NodeSpec.of("merge", Config.class)
                .titled("Merge", "Brings branches together again.")
                .shown(Category.FLOW, "arrows-join-2")
                .help("""
                        The output is an object with the output of each branch's last node, by node id.

                        - `all` waits until every branch has come here or was skipped.
                        - `any` goes on as soon as `count` branches have come; the others go on by themselves and are not waited for.
                        - `first` goes on with the first branch that comes, and its output alone.
                        """)
                .quorum(MergeNode::quorum)
                .examples(
                        new Example("Wait for all", Json.object("mode", "all")),
                        new Example("Two answers are enough", Json.object("mode", "any", "count", 2)),
                        new Example("The fastest wins", Json.object("mode", "first")));
    }

    @Override
    public Step evaluate(Config config, Input input, Instant now) {
        Map<String, Json> byNode = input.byNode();
        if (config.mode() != Mode.FIRST && byNode.size() > 1) {
            return Step.passOn("main"); // the input is that object already
        }
        return byNode.entrySet().stream()
                .findFirst()
                .map(first -> Step.output(Json.object(Map.of(first.getKey(), first.getValue()))))
                .orElseGet(() -> Step.output(Json.EMPTY_OBJECT));
    }

    private static OptionalInt quorum(Json config) {
        return switch (config.text("mode").orElse("all")) {
            case "first" -> OptionalInt.of(1);
            case "any" ->
                OptionalInt.of(config.get("count").map(MergeNode::whole).orElse(1));
            default -> OptionalInt.empty();
        };
    }

    private static int whole(Json count) {
        return count instanceof JsonNumber(Number number) ? Math.max(1, number.intValue()) : 1;
    }
}
