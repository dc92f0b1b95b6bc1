package reprise.core.definition;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import reprise.core.NodeId;
import reprise.core.definition.NodeDefinition.OnError;
import reprise.core.definition.NodeDefinition.Position;
import reprise.core.definition.RetryPolicy.Backoff;
import reprise.core.expression.Scope;
import reprise.sdk.Json;
import reprise.sdk.Json.JsonObject;
import reprise.sdk.config.Spelling;

/** Reads nodes, in our own spelling and in that of graph editors. */
final class NodeReader {
    static final String ID_FORM =
            "must have letters, digits, _ and - only, begin with a letter or a digit, and have at most 64 characters";
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_-]{0,63}");
    private static final Set<String> TAKEN = Set.of("true", "false", "null", "in", "item", "index");
    private static final int TYPE = 100;
    private static final int NAME = 200;
    private static final int NOTES = 10_000;
    private static final int ATTEMPTS = 100;
    private static final int USUAL_ATTEMPTS = 3;
    private static final double FAR = 1e7;

    /** How a graph editor shows a node: of no meaning here. */
    private static final Set<String> SHOWN = Set.of(
            "width",
            "height",
            "measured",
            "selected",
            "dragging",
            "positionAbsolute",
            "sourcePosition",
            "targetPosition",
            "style",
            "className",
            "draggable",
            "selectable",
            "connectable",
            "deletable",
            "zIndex",
            "hidden");

    private final Findings findings;
    private final Map<String, String> ways = new HashMap<>();

    NodeReader(Findings findings) {
        this.findings = findings;
    }

    List<NodeDefinition> nodes(List<Written> items) {
        var nodes = new ArrayList<NodeDefinition>();
        for (var item : items) {
            item.fields().flatMap(this::node).ifPresent(nodes::add);
        }
        return List.copyOf(nodes);
    }

    private Optional<NodeDefinition> node(Fields fields) {
        var data = fields.take("data").flatMap(Written::fields);
        fields.ignore(SHOWN);
        var id = id(fields.need("an id", "id"));
        var type = fields.need("a type", "type").text(TYPE);
        var node = new NodeDefinition(
                new NodeId(id.orElse("")),
                type.orElse(""),
                either(fields.take("name", "label"), data.flatMap(d -> d.take("label")))
                        .flatMap(given -> given.text(NAME))
                        .orElse(""),
                fields.take("notes").flatMap(given -> given.text(NOTES)).orElse(""),
                config(either(fields.take("config"), data.flatMap(d -> d.take("config")))),
                fields.take("position").flatMap(Written::fields).flatMap(NodeReader::position),
                fields.take("parent").flatMap(given -> given.text(NAME)).map(NodeId::new),
                fields.take("disabled").flatMap(Written::flag).orElse(false),
                fields.take("retry")
                        .flatMap(Written::fields)
                        .map(NodeReader::retry)
                        .orElse(RetryPolicy.NONE),
                fields.take("timeout").flatMap(Written::positiveDuration),
                fields.take("onError")
                        .flatMap(given -> given.choice(OnError.class))
                        .orElse(OnError.FAIL));
        fields.take("onDoubt").ifPresent(NodeReader::onDoubt);
        fields.take("hooks").ifPresent(given -> given.problem("is not available yet: leave it out"));
        data.ifPresent(Fields::refuseOthers);
        fields.refuseOthers();
        return id.isPresent() && type.isPresent() ? Optional.of(node) : Optional.empty();
    }

    private static Optional<Written> either(Optional<Written> first, Optional<Written> second) {
        if (first.isPresent() && second.isPresent()) {
            second.get().problem("says the same as " + first.get().field() + ": give one of them");
        }
        return first.or(() -> second);
    }

    private Optional<String> id(Written given) {
        var text = given.text(10_000);
        if (text.isEmpty()) {
            return text;
        }
        var id = text.get();
        if (!ID.matcher(id).matches()) {
            return given.problem(ID_FORM);
        }
        if (Scope.ROOTS.contains(id) || TAKEN.contains(id)) {
            return given.problem(id + " has a meaning of its own in expressions: choose another id");
        }
        var other = ways.putIfAbsent(id.replace('-', '_'), given.field());
        if (other != null) {
            return given.problem("is taken by " + other + ": ids must differ in more than - and _");
        }
        return text;
    }

    private JsonObject config(Optional<Written> given) {
        return given.map(value -> {
                    value.fields();
                    return value.value() instanceof JsonObject object ? object : Json.EMPTY_OBJECT;
                })
                .orElse(Json.EMPTY_OBJECT);
    }

    private static Optional<Position> position(Fields fields) {
        var x = fields.need("x", "x").decimal(-FAR, FAR);
        var y = fields.need("y", "y").decimal(-FAR, FAR);
        fields.refuseOthers();
        return x.isPresent() && y.isPresent() ? Optional.of(new Position(x.get(), y.get())) : Optional.empty();
    }

    private static RetryPolicy retry(Fields fields) {
        var usual = RetryPolicy.NONE;
        var retry = new RetryPolicy(
                fields.take("maxAttempts")
                        .flatMap(given -> given.whole(1, ATTEMPTS))
                        .orElse(USUAL_ATTEMPTS),
                fields.take("backoff")
                        .flatMap(given -> given.choice(Backoff.class))
                        .orElse(usual.backoff()),
                fields.take("initialDelay").flatMap(Written::duration).orElse(usual.initialDelay()),
                fields.take("maxDelay").flatMap(Written::duration).orElse(usual.maxDelay()),
                fields.take("jitter").flatMap(given -> given.decimal(0, 1)).orElse(usual.jitter()));
        fields.refuseOthers();
        return retry;
    }

    private static void onDoubt(Written given) {
        var word = given.value().text().orElse("");
        switch (word) {
            case "retry" -> {}
            case "ask" -> given.problem("ask is not available yet: leave it out, or say retry");
            default ->
                given.problem(
                        "must be retry" + Spelling.hint(word, Stream.of("retry").toList()));
        }
    }
}
