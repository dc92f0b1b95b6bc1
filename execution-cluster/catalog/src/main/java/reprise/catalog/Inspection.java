package reprise.catalog;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
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
import reprise.core.plan.Compilation;
import reprise.core.plan.Compilation.Ready;
import reprise.core.plan.NodeTypes;
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

    /** The plan of the definition, or every problem at once, each at the place where its author wrote it. Warnings come with both. */
    public Verdict<Sound> inspect(WorkspaceId workspace, PlanId id, SourceText source) {
        var compiled = Language.compile(id, source, nodeTypes);
        var problems = merged(source, compiled.findings(), ours(workspace, compiled, source));
        return compiled instanceof Ready(var plan, var _) && problems.stream().noneMatch(Problem::isError)
                ? new Done<>(new Sound(plan, problems))
                : new Invalid<>(problems);
    }

    /** What only the catalog can know. */
    private Stream<Problem> ours(WorkspaceId workspace, Compilation compiled, SourceText source) {
        var misfits = compiled instanceof Ready(var plan, var _) ? WebhookProblems.of(plan) : List.<Problem>of();
        var others = definition(source).stream().flatMap(definition -> Stream.of(
                        ListingFields.problems(definition).stream(),
                        WebhookProblems.of(definition).stream(),
                        SchemaProblems.of(definition).stream(),
                        SettingProblems.of(definition).stream(),
                        unknown(workspace, definition))
                .flatMap(problems -> problems));
        return Stream.concat(misfits.stream(), others);
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

    /** In the order of the text. What the language says of a field is enough. */
    private static List<Problem> merged(SourceText source, List<Problem> theirs, Stream<Problem> ours) {
        var places = new Places(source);
        var known = theirs.stream().filter(Problem::isError).map(Problem::field).collect(Collectors.toSet());
        var more = ours.map(problem -> places.problem(problem.field(), problem.issue()))
                .filter(problem -> !known.contains(problem.field()));
        return Stream.concat(theirs.stream(), more).sorted(Problem.BY_PLACE).toList();
    }
}
