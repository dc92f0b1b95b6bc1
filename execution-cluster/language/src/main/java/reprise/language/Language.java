package reprise.language;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import reprise.core.PlanId;
import reprise.core.definition.Definition;
import reprise.core.definition.DefinitionReader;
import reprise.core.definition.DefinitionWriter;
import reprise.core.definition.Problem;
import reprise.core.definition.Reading;
import reprise.core.definition.SourceText;
import reprise.core.expression.ExpressionLanguage;
import reprise.core.plan.Compilation;
import reprise.core.plan.NodeTypes;
import reprise.core.plan.PlanCompiler;
import reprise.language.expression.CelExpressions;
import reprise.language.json.JsonLimits;
import reprise.language.json.StrictJson;
import reprise.language.json.Utf8;
import reprise.language.yaml.YamlText;
import reprise.language.yaml.YamlWriter;
import reprise.sdk.JsonText;
import reprise.sdk.JsonText.MalformedJson;

/** All that is text: JSON and YAML with the places of their values, expressions, and definitions made of them. */
public final class Language {
    /**
     * The rules that definitions are checked by, stored with each version. Raised when a rule that refuses is added here: a version
     * of an earlier dialect was fine by its own, and goes on running.
     */
    public static final int DIALECT = 1;

    /** Characters of a definition. */
    static final int SIZE = 2_000_000;

    private static final StrictJson JSON = new StrictJson(JsonLimits.STANDARD);
    private static final ExpressionLanguage EXPRESSIONS = new CelExpressions();

    public static JsonText json() {
        return JSON;
    }

    public static ExpressionLanguage expressions() {
        return EXPRESSIONS;
    }

    public static SourceText readJson(byte[] utf8) throws UnreadableText {
        try {
            return JSON.parseWithPlaces(bounded(Utf8.decode(utf8)));
        } catch (MalformedJson e) {
            throw UnreadableText.at(e.getMessage(), e.line(), e.column());
        }
    }

    public static SourceText readYaml(String text) throws UnreadableText {
        return YamlText.read(bounded(text));
    }

    /** Also from bytes, which must be UTF-8. */
    public static SourceText readYaml(byte[] utf8) throws UnreadableText {
        try {
            return readYaml(Utf8.decode(utf8));
        } catch (MalformedJson e) {
            throw UnreadableText.at(e.getMessage(), e.line(), e.column());
        }
    }

    private static String bounded(String text) throws UnreadableText {
        if (text.length() > SIZE) {
            throw UnreadableText.at("has more than " + SIZE + " characters", 1, 1);
        }
        return text;
    }

    /** The definition in canonical YAML. */
    public static String yaml(Definition definition) {
        return YamlWriter.write(DefinitionWriter.write(definition));
    }

    /** Reads the data as a definition and makes a plan of it, or finds every problem at once. */
    public static Compilation compile(PlanId id, SourceText source, NodeTypes nodeTypes) {
        return switch (DefinitionReader.read(source)) {
            case Reading.Read(var definition) -> PlanCompiler.compile(id, definition, source, nodeTypes, EXPRESSIONS);
            case Reading.Refused(var problems, var rest) ->
                new Compilation.Refused(with(problems, rest, id, source, nodeTypes));
        };
    }

    private static List<Problem> with(
            List<Problem> problems, Optional<Definition> rest, PlanId id, SourceText source, NodeTypes nodeTypes) {
        var more = rest.map(definition -> PlanCompiler.compile(id, definition, source, nodeTypes, EXPRESSIONS))
                .map(Compilation::findings)
                .orElse(List.of());
        return Stream.concat(problems.stream(), more.stream())
                .distinct()
                .sorted(Problem.BY_PLACE)
                .toList();
    }

    private Language() {}
}
