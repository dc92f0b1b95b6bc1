package reprise.core.definition;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import reprise.core.WorkflowId;
import reprise.sdk.Json;

/** Reads a definition in any of its spellings, or finds everything that is wrong with it. */
public final class DefinitionReader {
    static final int NODES = 1_000;
    static final int EDGES = 5_000;
    private static final int NAME = 200;
    private static final int DESCRIPTION = 10_000;
    private static final int TAGS = 50;
    private static final int TAG = 64;
    private static final int METADATA = 100;
    private static final int CONCURRENCY = 100_000;

    /** What an answer says about a workflow beside its definition, and an editor about its view: of no meaning here. */
    private static final Set<String> FROM_ANSWERS = Set.of(
            "id",
            "status",
            "active",
            "version",
            "publishedVersion",
            "triggers",
            "createdAt",
            "updatedAt",
            "viewport",
            "warnings");

    private final Findings findings;

    private DefinitionReader(Findings findings) {
        this.findings = findings;
    }

    public static Reading read(SourceText source) {
        var findings = new Findings(new Places(source));
        var definition = new Written(findings, "", source.json()).fields().map(fields -> new DefinitionReader(findings)
                .definition(fields));
        return definition.isPresent() && !findings.hasErrors()
                ? new Reading.Read(definition.get())
                : new Reading.Refused(findings.all(), definition.filter(rest -> isWhole(source, rest)));
    }

    /** Whether each node and edge that was written could be read, so that they can still be counted. */
    private static boolean isWhole(SourceText source, Definition rest) {
        return !rest.nodes().isEmpty()
                && size(source, "nodes") == rest.nodes().size()
                && Math.max(size(source, "edges"), size(source, "connections"))
                        == rest.edges().size();
    }

    private static int size(SourceText source, String list) {
        return source.json().get(list).orElse(Json.NULL) instanceof Json.JsonArray(var items) ? items.size() : 0;
    }

    private Definition definition(Fields fields) {
        fields.ignore(FROM_ANSWERS);
        var definition = new Definition(
                name(fields.need("a name", "name")),
                fields.take("description")
                        .flatMap(given -> given.text(DESCRIPTION))
                        .orElse(""),
                fields.take("tags").map(DefinitionReader::tags).orElse(List.of()),
                fields.take("params").map(ParamReader::params).orElse(Map.of()),
                new NodeReader(findings)
                        .nodes(fields.need("a list of nodes", "nodes").items(NODES)),
                fields.take("edges", "connections")
                        .map(given -> EdgeReader.edges(given.items(EDGES)))
                        .orElse(List.of()),
                fields.take("settings")
                        .flatMap(Written::fields)
                        .map(DefinitionReader::settings)
                        .orElse(Settings.NONE),
                fields.take("metadata", "labels")
                        .map(DefinitionReader::metadata)
                        .orElse(Map.of()));
        fields.refuseOthers();
        return definition;
    }

    private static String name(Written given) {
        var name = given.text(NAME);
        if (name.filter(String::isBlank).isPresent()) {
            given.problem("must not be blank");
        }
        return name.orElse("");
    }

    private static List<String> tags(Written given) {
        var tags = new ArrayList<String>();
        for (var item : given.items(TAGS)) {
            var tag = item.text(TAG);
            if (tag.filter(String::isBlank).isPresent()) {
                item.problem("must not be blank");
            }
            tag.filter(text -> !tags.contains(text)).ifPresent(tags::add);
        }
        return List.copyOf(tags);
    }

    private static Settings settings(Fields fields) {
        var settings = new Settings(
                fields.take("timeout").flatMap(Written::positiveDuration),
                fields.take("concurrency").flatMap(given -> given.whole(1, CONCURRENCY)),
                fields.take("errorWorkflow").flatMap(DefinitionReader::workflow),
                fields.take("retention").flatMap(Written::positiveDuration),
                fields.take("idempotencyWindow").flatMap(Written::idempotencyWindow));
        fields.refuseOthers();
        return settings;
    }

    private static Optional<WorkflowId> workflow(Written given) {
        try {
            return given.text(36).map(WorkflowId::parse);
        } catch (IllegalArgumentException _) {
            return given.problem("must be a workflow's id");
        }
    }

    private static Map<String, Json> metadata(Written given) {
        var metadata = new LinkedHashMap<String, Json>();
        given.members(METADATA)
                .forEach(member ->
                        metadata.put(member.field().substring(given.field().length() + 1), member.value()));
        return java.util.Collections.unmodifiableMap(metadata);
    }
}
