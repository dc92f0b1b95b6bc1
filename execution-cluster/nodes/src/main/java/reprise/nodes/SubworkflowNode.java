package reprise.nodes;

import java.time.Instant;
import java.util.Optional;
import reprise.sdk.Input;
import reprise.sdk.Json;
import reprise.sdk.NodeSpec;
import reprise.sdk.NodeSpec.Category;
import reprise.sdk.NodeSpec.Example;
import reprise.sdk.PureNode;
import reprise.sdk.Step;
import reprise.sdk.config.Field;

/** Executes another workflow of the workspace. */
public final class SubworkflowNode implements PureNode<SubworkflowNode.Config> {

    public record Config(
            @Field(help = "The id of the workflow.") String workflowId,

            @Field(
                    help = "Which version of it; where nothing is said, the one that is published when it begins.",
                    min = 1)
            Optional<Integer> version,

            @Field(help = "What it gets as trigger.body; where nothing is said, the input of this node.")
            Optional<Json> input,

            @Field(
                    name = "wait",
                    help = "Whether the flow waits for its end and goes on with its output.",
                    fallback = "true")
            boolean waits) {}

    @Override
    public NodeSpec<Config> spec() {
        return NodeSpec.of("subworkflow", Config.class)
                .titled("Subworkflow", "Executes another workflow of the workspace.")
                .shown(Category.FLOW, "sitemap")
                .help("""
                        The other workflow begins at its `manual` trigger, else at its first, with `input` as `trigger.body`. Its version is
                        settled when it begins. It is an execution of its own, with its own history, retries and time-out.

                        With `wait` the output of that execution is the output of this node, and its failure the failure of this node
                        (`SUBWORKFLOW_FAILED`, with its id and error in the details). Where this execution ends first, the other one is
                        cancelled. Without `wait` the flow goes on as soon as the other has begun, with `{executionId}`.

                        Workflows may call one another sixteen deep; one that calls itself for ever fails there with
                        `SUBWORKFLOW_TOO_DEEP`.
                        """)
                .examples(
                        new Example(
                                "Hand an order on",
                                Json.object(
                                        "workflowId",
                                        "0192f1a0-0000-7000-8000-000000000001",
                                        "input",
                                        Json.object("order", "{{ trigger.body.id }}"))),
                        new Example(
                                "Begin and go on",
                                Json.object("workflowId", "0192f1a0-0000-7000-8000-000000000001", "wait", false)));
    }

    @Override
    public Step evaluate(Config config, Input input, Instant now) {
        return new Step.Call(
                config.workflowId(), config.version(), config.input().orElse(input.value()), config.waits());
    }
}
