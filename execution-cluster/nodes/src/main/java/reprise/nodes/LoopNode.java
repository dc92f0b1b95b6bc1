package reprise.nodes;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import reprise.sdk.Failure;
import reprise.sdk.Input;
import reprise.sdk.Json;
import reprise.sdk.NodeSpec;
import reprise.sdk.NodeSpec.Category;
import reprise.sdk.NodeSpec.Example;
import reprise.sdk.PureNode;
import reprise.sdk.Step;
import reprise.sdk.config.Field;

/** Goes through its body once for each item of a list. */
public final class LoopNode implements PureNode<LoopNode.Config> {

    public record Config(
            @Field(help = "The list it goes through.") List<Json> items,

            @Field(help = "How many items may be under way at once.", fallback = "1", min = 1, max = 1_000)
            int concurrency,

            @Field(help = "How long the list may be at most.", fallback = "1000000", min = 1, max = 1_000_000)
            int maxRounds,

            @Field(help = "Nothing, if what the body leaves for each item is not wanted.", literal = true)
            Optional<Collect> collect,

            @Field(
                    help = "Whether an item whose body fails ends the loop, or is counted and passed by.",
                    fallback = "fail",
                    literal = true)
            OnItemError onItemError) {}

    public enum Collect {
        NONE
    }

    public enum OnItemError {
        FAIL,
        CONTINUE
    }

    @Override
    public NodeSpec<Config> spec() {
        return NodeSpec.of("loop", Config.class)
                .titled("Loop", "Goes through its body once for each item of a list.")
                .shown(Category.FLOW, "repeat")
                .help("""
                        The body is the nodes whose `parent` is the id of this node, with the edges among them; it begins at those that nothing
                        leads to. In it `item` is the item and `index` its place, from 0. Loops may stand in loops.

                        The output is `{count, failed, results}`: what the last node of the body left, in the order of the items. With
                        `collect: none` nothing is kept. `concurrency` says how many items are under way at once.

                        An item whose body fails fails the loop with `ITEM_FAILED`, and what is under way for others is cancelled. With
                        `onItemError: continue` it is counted, its result is `{error}`, and the loop goes on.
                        """)
                .withBody()
                .examples(
                        new Example("Each order", Json.object("items", "{{ trigger.body.orders }}")),
                        new Example(
                                "Twenty at a time, whatever fails",
                                Json.object(
                                        "items", "{{ trigger.body.orders }}",
                                        "concurrency", 20,
                                        "onItemError", "continue")));
    }

    @Override
    public Step evaluate(Config config, Input input, Instant now) {
        if (config.items().size() > config.maxRounds()) {
            return new Step.Failed(Failure.permanent(
                    "TOO_MANY_ROUNDS",
                    "the list has " + config.items().size() + " items, maxRounds allows " + config.maxRounds()));
        }
        return new Step.Loop(
                config.items(),
                config.concurrency(),
                config.collect().isEmpty(),
                config.onItemError() == OnItemError.CONTINUE);
    }
}
