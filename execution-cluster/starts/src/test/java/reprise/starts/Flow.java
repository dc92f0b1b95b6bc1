package reprise.starts;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import reprise.core.PlanId;
import reprise.core.WorkflowId;
import reprise.core.definition.SourceText;
import reprise.core.plan.Compilation.Ready;
import reprise.core.plan.Compilation.Refused;
import reprise.core.plan.NodeTypes;
import reprise.core.plan.Plan;
import reprise.language.Language;
import reprise.sdk.Json;
import reprise.sdk.NodeSpec;
import reprise.sdk.NodeType;
import reprise.sdk.TriggerNode;

/** A workflow that is over as soon as it begins. */
final class Flow {
    private record Config() {}

    private static final TriggerNode<Config> HOOK = () -> NodeSpec.of("hook", Config.class);

    private static final NodeTypes TYPES = new NodeTypes() {
        @Override
        public Optional<NodeType<?>> find(String type) {
            return Optional.of(HOOK);
        }

        @Override
        public Collection<NodeType<?>> all() {
            return List.of(HOOK);
        }
    };

    /** @param window as its author writes it */
    static Plan remembering(String window) {
        var source = SourceText.of(Json.object(
                "name",
                "Flow",
                "nodes",
                List.of(Json.object("id", "hook", "type", "hook")),
                "settings",
                Json.object("idempotencyWindow", window)));
        return switch (Language.compile(new PlanId(new WorkflowId(UUID.randomUUID()), 1), source, TYPES)) {
            case Ready(var plan, var _) -> plan;
            case Refused(var problems) -> throw new AssertionError(problems);
        };
    }

    private Flow() {}
}
