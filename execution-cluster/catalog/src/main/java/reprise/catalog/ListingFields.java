package reprise.catalog;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import reprise.core.WorkflowId;
import reprise.core.WorkspaceId;
import reprise.core.definition.Definition;
import reprise.core.definition.Problem;
import reprise.core.plan.Plan;
import reprise.sdk.Json;
import reprise.sdk.Json.JsonArray;
import reprise.sdk.Json.JsonObject;

/** By what a workflow is found in a list: taken from its latest version. */
record ListingFields(
        String name, String description, List<String> tags, String folder, List<String> triggers, String search) {

    private static final String FOLDER = "folder";
    private static final char NOT_STORABLE = '\u0000';

    static ListingFields of(Plan plan) {
        var definition = plan.definition();
        var triggers = plan.triggers().stream()
                .filter(node -> !node.definition().disabled())
                .map(node -> node.definition().type())
                .distinct()
                .toList();
        return new ListingFields(
                definition.name(),
                definition.description(),
                definition.tags(),
                folder(definition),
                triggers,
                search(definition));
    }

    /** What lists show is kept as PostgreSQL's text, which holds every character but one. */
    static List<Problem> problems(Definition definition) {
        var shown = new LinkedHashMap<String, String>();
        shown.put("name", definition.name());
        shown.put("description", definition.description());
        for (int i = 0; i < definition.tags().size(); i++) {
            shown.put("tags[" + i + "]", definition.tags().get(i));
        }
        return shown.entrySet().stream()
                .filter(text -> text.getValue().indexOf(NOT_STORABLE) >= 0)
                .map(text -> new Problem(text.getKey(), "must not hold the character U+0000", Optional.empty()))
                .toList();
    }

    /** A new draft under this mark. */
    Workflow fresh(WorkflowId id, WorkspaceId workspace, UUID by, Instant now) {
        return new Workflow(
                id,
                workspace,
                name,
                description,
                tags,
                folder,
                triggers,
                Lifecycle.NEW,
                by,
                now,
                now,
                HookToken.random());
    }

    /** What it is sorted by when sorted by name. */
    String key() {
        return key(name);
    }

    static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private static String folder(Definition definition) {
        var folder = definition.metadata().get(FOLDER);
        return folder == null ? "" : HookPath.trim(storable(folder.text().orElse("")));
    }

    private static String search(Definition definition) {
        var words = Stream.of(
                Stream.of(definition.name(), definition.description()),
                definition.tags().stream(),
                definition.metadata().entrySet().stream()
                        .flatMap(entry -> Stream.concat(Stream.of(entry.getKey()), words(entry.getValue()))));
        return storable(key(words.flatMap(part -> part).collect(Collectors.joining("\n"))));
    }

    private static Stream<String> words(Json json) {
        return switch (json) {
            case JsonObject(var members) ->
                members.entrySet().stream()
                        .flatMap(member -> Stream.concat(Stream.of(member.getKey()), words(member.getValue())));
            case JsonArray(var items) -> items.stream().flatMap(ListingFields::words);
            case Json.JsonString(var text) -> Stream.of(text);
            case Json.JsonNumber(var number) -> Stream.of(number.toString());
            case Json.JsonBoolean(var flag) -> Stream.of(String.valueOf(flag));
            case Json.JsonNull _ -> Stream.empty();
        };
    }

    private static String storable(String text) {
        return text.replace(NOT_STORABLE, ' ');
    }
}
