package reprise.language.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import reprise.core.PlanId;
import reprise.core.WorkflowId;
import reprise.core.definition.Definition;
import reprise.core.definition.DefinitionReader;
import reprise.core.definition.Problem;
import reprise.core.definition.Reading;
import reprise.core.definition.SourceText;
import reprise.core.plan.Compilation;
import reprise.core.plan.Plan;
import reprise.language.Language;
import reprise.language.UnreadableText;

/** Definitions written down, and what comes of them. */
final class Workflows {
    static final PlanId ID = new PlanId(new WorkflowId(new UUID(0, 1)), 1);

    static SourceText yaml(String text) {
        try {
            return Language.readYaml(text);
        } catch (UnreadableText e) {
            throw new AssertionError(e.problems().toString(), e);
        }
    }

    static SourceText json(String text) {
        try {
            return Language.readJson(text.getBytes(StandardCharsets.UTF_8));
        } catch (UnreadableText e) {
            throw new AssertionError(e.problems().toString(), e);
        }
    }

    static Definition read(SourceText source) {
        return switch (DefinitionReader.read(source)) {
            case Reading.Read(var definition) -> definition;
            case Reading.Refused(var problems, var _) -> throw new AssertionError(problems.toString());
        };
    }

    static Plan plan(SourceText source) {
        return switch (Language.compile(ID, source, new SampleNodes())) {
            case Compilation.Ready(var plan, var _) -> plan;
            case Compilation.Refused(var problems) -> throw new AssertionError(problems.toString());
        };
    }

    /** What is allowed and hardly meant, as {@code field: issue}. */
    static List<String> warnings(SourceText source) {
        return Language.compile(ID, source, new SampleNodes()).findings().stream()
                .filter(problem -> !problem.isError())
                .map(problem -> problem.field() + ": " + problem.issue())
                .toList();
    }

    /** As {@code field: issue @line:column}. */
    static List<String> problems(SourceText source) {
        return switch (Language.compile(ID, source, new SampleNodes())) {
            case Compilation.Ready(var _, var _) -> List.of();
            case Compilation.Refused(var problems) -> {
                assertThat(problems).isNotEmpty();
                yield problems.stream()
                        .filter(Problem::isError)
                        .map(problem -> problem.field() + ": " + problem.issue()
                                + problem.place()
                                        .map(place -> " @" + place.line() + ":" + place.column())
                                        .orElse(""))
                        .toList();
            }
        };
    }

    private Workflows() {}
}
