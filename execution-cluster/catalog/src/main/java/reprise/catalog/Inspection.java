package reprise.catalog;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import reprise.catalog.Verdict.Done;
import reprise.catalog.Verdict.Invalid;
import reprise.core.PlanId;
import reprise.core.WorkspaceId;
import reprise.core.definition.Definition;
import reprise.core.definition.DefinitionReader;
import reprise.core.definition.Places;
import reprise.core.definition.Problem;
import reprise.core.definition.Reading;
import reprise.core.definition.SourceText;
import reprise.core.plan.Compilation.Ready;
import reprise.core.plan.Compilation.Refused;
import reprise.core.plan.NodeTypes;
import reprise.core.plan.Plan;
import reprise.language.Language;

/** Looks for everything that keeps a definition from being saved in a workspace. Nothing of it is run. */
public final class Inspection {

    private final NodeTypes nodeTypes;
    private final List<References> references;

    /** @param references who knows the things that definitions may name */
    public Inspection(NodeTypes nodeTypes, List<References> references) {
        this.nodeTypes = nodeTypes;
        this.references = List.copyOf(references);
    }

    /** The plan of the definition, or every problem at once, each at the place where its author wrote it. */
    public Verdict<Plan> inspect(WorkspaceId workspace, PlanId id, SourceText source) {
        var unknown = definition(source).stream().flatMap(definition -> unknown(workspace, definition));
        return switch (Language.compile(id, source, nodeTypes)) {
            case Refused(var problems) -> new Invalid<>(placed(source, Stream.concat(problems.stream(), unknown)));
            case Ready(var plan) -> {
                var problems = placed(source, Stream.of(WebhookProblems.of(plan).stream(), SchemaProblems.of(plan.definition()).stream(), unknown)
                        .flatMap(found -> found));
                yield problems.isEmpty() ? new Done<>(plan) : new Invalid<>(problems);
            }
        };
    }

    /** As far as it can be read. */
    private static Optional<Definition> definition(SourceText source) {
        return switch (DefinitionReader.read(source)) {
            case Reading.Read(var definition) -> Optional.of(definition);
            case Reading.Refused(var _, var rest) -> rest;
        };
    }

    private Stream<Problem> unknown(WorkspaceId workspace, Definition definition) {
        return references.stream().flatMap(reference -> reference.unknown(workspace, definition).stream());
    }

    private static List<Problem> placed(SourceText source, Stream<Problem> problems) {
        var places = new Places(source);
        return problems.map(problem ->
                        problem.place().isPresent() ? problem : places.problem(problem.field(), problem.issue()))
                .sorted(Problem.BY_PLACE)
                .toList();
    }
}
