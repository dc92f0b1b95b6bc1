package reprise.nodes;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import reprise.core.ExecutionId;
import reprise.core.NodeId;
import reprise.core.PlanId;
import reprise.core.WorkflowId;
import reprise.core.WorkspaceId;
import reprise.core.definition.SourceText;
import reprise.core.execution.Cause;
import reprise.core.execution.Circumstances;
import reprise.core.execution.Decision;
import reprise.core.execution.Execution;
import reprise.core.execution.ExecutionCommand;
import reprise.core.execution.ExecutionCommand.Start;
import reprise.core.execution.ExecutionDecider;
import reprise.core.execution.ExecutionOutput;
import reprise.core.execution.Outcome;
import reprise.core.plan.Compilation;
import reprise.core.plan.NodeTypes;
import reprise.core.plan.Plan;
import reprise.core.value.Values;
import reprise.language.Language;
import reprise.sdk.Json;
import reprise.sdk.Json.JsonObject;
import reprise.sdk.JsonText.MalformedJson;
import reprise.sdk.NodeType;

/** Workflows of nodes that only calculate: compiled and decided as they would be, to the end. */
final class Flows {
    private static final List<NodeType<?>> ALL = BuiltinNodes.all(Language.json());
    private static final PlanId PLAN = new PlanId(new WorkflowId(new UUID(1, 2)), 1);

    static final NodeTypes TYPES = new NodeTypes() {
        @Override
        public Optional<NodeType<?>> find(String name) {
            return ALL.stream().filter(type -> type.spec().type().equals(name)).findFirst();
        }

        @Override
        public Collection<NodeType<?>> all() {
            return ALL;
        }
    };

    /** A workflow of a manual trigger and these nodes, one after the other. */
    static JsonObject of(Json... nodes) {
        var all = new ArrayList<Json>(List.of(Json.object("id", "start", "type", "manual")));
        all.addAll(List.of(nodes));
        var edges = new ArrayList<Json>();
        for (int i = 1; i < all.size(); i++) {
            edges.add(Json.object("from", id(all.get(i - 1)), "to", id(all.get(i))));
        }
        return Json.object(
                "name",
                "test",
                "params",
                Json.object("least", Json.object("type", "number", "default", 260)),
                "nodes",
                all,
                "edges",
                edges);
    }

    private static String id(Json node) {
        return node.text("id").orElseThrow();
    }

    /** As {@code field: issue}; of a workflow, or of a single node. */
    static List<String> problems(Json workflowOrNode) {
        return switch (compiled(workflowOrNode)) {
            case Compilation.Ready _ -> List.of();
            case Compilation.Refused(var problems) ->
                problems.stream()
                        .map(problem -> problem.field() + ": " + problem.issue())
                        .toList();
        };
    }

    /** What an execution leaves that is started with that body. */
    static Json output(Json workflowOrNode, Json body) {
        return ExecutionOutput.json(execution(workflowOrNode, body), Values.INLINE)
                .orElseThrow();
    }

    /** Why an execution failed that is started with that body: {@code CODE message}. */
    static String failure(Json workflowOrNode, Json body) {
        return switch (execution(workflowOrNode, body)) {
            case Execution.Over(var _, Outcome.Failed(var failure, var _), var _) ->
                failure.code() + " " + failure.message();
            case Execution other -> throw new AssertionError("it has not failed: " + other);
        };
    }

    private static Execution execution(Json workflowOrNode, Json body) {
        var plan = plan(workflowOrNode);
        var start = new Start(
                new ExecutionId(new UUID(1, 3)),
                new WorkspaceId(new UUID(1, 4)),
                new NodeId("start"),
                Json.object("type", "manual", "body", body),
                Json.EMPTY_OBJECT,
                Cause.UNKNOWN,
                Optional.empty(),
                Optional.empty());
        var execution = decided(plan, Execution.NONE, start);
        while (execution instanceof Execution.Active active && ExecutionDecider.isUnfinished(plan, active)) {
            execution = decided(plan, execution, new ExecutionCommand.Continue());
        }
        return execution;
    }

    private static Execution decided(Plan plan, Execution execution, ExecutionCommand command) {
        return switch (ExecutionDecider.decide(plan, execution, command, Circumstances.plain(Given.NOW))) {
            case Decision.Accept(var events) -> {
                var after = execution;
                for (var event : events) {
                    after = Execution.apply(after, event);
                }
                yield after;
            }
            case Decision.Needs(var values) -> throw new AssertionError(values);
            case Decision.Reject(var refusal) -> throw new AssertionError(refusal);
        };
    }

    private static Plan plan(Json workflowOrNode) {
        return switch (compiled(workflowOrNode)) {
            case Compilation.Ready(var plan, var _) -> plan;
            case Compilation.Refused(var problems) -> throw new AssertionError(problems);
        };
    }

    private static Compilation compiled(Json workflowOrNode) {
        var workflow = workflowOrNode.get("nodes").isPresent() ? workflowOrNode : of(workflowOrNode);
        return Language.compile(PLAN, SourceText.of(workflow), TYPES);
    }

    static Json parse(String json) {
        try {
            return Given.JSON.parse(json);
        } catch (MalformedJson e) {
            throw new AssertionError(e);
        }
    }

    private Flows() {}
}
