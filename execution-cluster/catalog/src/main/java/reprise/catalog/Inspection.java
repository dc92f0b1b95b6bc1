package reprise.catalog;

import java.util.ArrayList;
import java.util.List;
import reprise.catalog.Verdict.Done;
import reprise.catalog.Verdict.Invalid;
import reprise.core.PlanId;
import reprise.core.WorkspaceId;
import reprise.core.definition.Definition;
import reprise.core.definition.Problem;
import reprise.core.plan.Compilation.Ready;
import reprise.core.plan.Compilation.Refused;
import reprise.core.plan.Plan;

/** Looks for everything that keeps a definition from being saved in a workspace. Nothing of it is run. */
public final class Inspection {

    private final Definitions definitions;
    private final List<References> references;

    /** @param references who knows the things that definitions may name */
    public Inspection(Definitions definitions, List<References> references) {
        this.definitions = definitions;
        this.references = List.copyOf(references);
    }

    /** The plan of the definition, or every problem at once. */
    public Verdict<Plan> inspect(WorkspaceId workspace, PlanId id, Definition definition) {
        var problems = new ArrayList<Problem>();
        references.forEach(reference -> problems.addAll(reference.unknown(workspace, definition)));
        return switch (definitions.compile(id, definition)) {
            case Refused(var found) -> {
                problems.addAll(0, found);
                yield new Invalid<>(List.copyOf(problems));
            }
            case Ready(var plan) -> {
                problems.addAll(0, WebhookProblems.of(plan));
                yield problems.isEmpty() ? new Done<>(plan) : new Invalid<>(List.copyOf(problems));
            }
        };
    }
}
