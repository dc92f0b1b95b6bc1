package reprise.language.yaml;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.events.StreamStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import reprise.core.definition.Place;
import reprise.core.definition.SourceText;
import reprise.language.UnreadableText;
import reprise.language.json.PlaceBook;
import reprise.sdk.Json;

/** Builds one value from a parser's events, taking no more of them than the limits allow. */
final class YamlReader {
    private static final int DEPTH = 100;
    private static final int VALUES = 200_000;

    /** A value that has a name, and what it costs to repeat it. */
    private record Anchored(Json value, int values, int depth) {}

    /** What a key {@code <<} stands for. */
    private record Merge(Event key, Json value) {}

    private final Iterator<Event> events;
    private final PlaceBook book = new PlaceBook();
    private final Map<Anchor, Anchored> anchors = new HashMap<>();
    private int values;
    private int depth;
    private int deepest;

    YamlReader(Iterator<Event> events) {
        this.events = events;
    }

    SourceText document() throws UnreadableText {
        var event = events.next();
        while (event instanceof StreamStartEvent || event instanceof DocumentStartEvent) {
            event = events.next();
        }
        if (!(event instanceof NodeEvent)) {
            throw UnreadableText.at("is empty: a definition is expected", 1, 1);
        }
        var json = value(event, "");
        events.next(); // the document's end
        var after = events.next();
        if (after instanceof DocumentStartEvent) {
            throw at(after, "holds more than one document");
        }
        return book.of(json);
    }

    private Json value(Event event, String path) throws UnreadableText {
        if (!book.value(path, place(event))) {
            throw at(event, "holds too many values, or too long names");
        }
        count(event, 1);
        return switch (event) {
            case AliasEvent alias -> repeated(alias);
            case ScalarEvent scalar -> anchored(scalar.getAnchor(), scalar(scalar, path), values - 1);
            case SequenceStartEvent start -> collection(start, path);
            case MappingStartEvent start -> collection(start, path);
            default -> throw at(event, "a value is expected here");
        };
    }

    private Json collection(CollectionStartEvent start, String path) throws UnreadableText {
        refuseTag(start, start.getTag());
        int before = values - 1;
        int outside = deepest;
        if (++depth > DEPTH) {
            throw at(start, "is nested deeper than " + DEPTH + " levels");
        }
        deepest = depth;
        var value = start instanceof SequenceStartEvent ? list(path) : object(path);
        int own = deepest - depth + 1;
        depth--;
        deepest = Math.max(outside, deepest);
        start.getAnchor().ifPresent(anchor -> anchors.put(anchor, new Anchored(value, values - before, own)));
        return value;
    }

    private Json list(String path) throws UnreadableText {
        List<Json> items = new ArrayList<>();
        for (var event = events.next(); !(event instanceof SequenceEndEvent); event = events.next()) {
            items.add(value(event, path + "[" + items.size() + "]"));
        }
        return new Json.JsonArray(Collections.unmodifiableList(items));
    }

    private Json object(String path) throws UnreadableText {
        Map<String, Json> members = new LinkedHashMap<>();
        List<Merge> merges = new ArrayList<>();
        for (var event = events.next(); !(event instanceof MappingEndEvent); event = events.next()) {
            var name = name(event);
            if (members.containsKey(name)) {
                throw at(event, "this key occurs twice in one object");
            }
            count(event, 1);
            var value = value(events.next(), path.isEmpty() ? name : path + "." + name);
            if (isMerge(event)) {
                merges.add(new Merge(event, value));
            } else {
                members.put(name, value);
            }
        }
        if (merges.size() > 1) {
            throw at(merges.getLast().key(), "this key occurs twice in one object");
        }
        for (var merge : merges) {
            merged(merge).forEach(members::putIfAbsent);
        }
        return new Json.JsonObject(Collections.unmodifiableMap(members));
    }

    private static boolean isMerge(Event key) {
        return key instanceof ScalarEvent scalar
                && scalar.isPlain()
                && scalar.getValue().equals("<<");
    }

    /** What {@code <<} brings: the members of an object, or of some, of which the first has the last word. */
    private static Map<String, Json> merged(Merge merge) throws UnreadableText {
        Map<String, Json> members = new LinkedHashMap<>();
        for (var part : merge.value() instanceof Json.JsonArray(var parts) ? parts : List.of(merge.value())) {
            if (!(part instanceof Json.JsonObject(var more))) {
                throw at(merge.key(), "<< takes an object or a list of objects; as a name it is written in quotes");
            }
            more.forEach(members::putIfAbsent);
        }
        return members;
    }

    /** As it is written, whatever it would be as a value: {@code on}, {@code true}, {@code 1}. */
    private static String name(Event event) throws UnreadableText {
        if (event instanceof ScalarEvent scalar && scalar.getAnchor().isEmpty()) {
            refuseTag(scalar, scalar.getTag());
            return checked(scalar);
        }
        throw at(event, "a key must be plain text");
    }

    private Json scalar(ScalarEvent scalar, String path) throws UnreadableText {
        refuseTag(scalar, scalar.getTag());
        var text = checked(scalar);
        var value = scalar.isPlain() ? resolved(scalar, text) : Json.of(text);
        if (value instanceof Json.JsonString) {
            beginning(scalar, text).ifPresent(place -> book.text(path, place));
        }
        return value;
    }

    private static Json resolved(ScalarEvent scalar, String text) throws UnreadableText {
        try {
            return CoreSchema.value(text);
        } catch (ArithmeticException e) {
            throw at(scalar, e.getMessage());
        }
    }

    /** Where the text's first character stands, if the others follow it one by one. */
    private static Optional<Place> beginning(ScalarEvent scalar, String text) {
        var start = scalar.getStartMark().orElseThrow();
        var end = scalar.getEndMark().orElseThrow();
        int quotes = scalar.isPlain() ? 0 : 1;
        boolean asItIs = start.getLine() == end.getLine()
                && end.getIndex() - start.getIndex() == text.length() + 2 * quotes
                && (scalar.isPlain() || scalar.isDQuoted() || scalar.isSQuoted());
        return asItIs ? Optional.of(new Place(start.getLine() + 1, start.getColumn() + 1 + quotes)) : Optional.empty();
    }

    private Json anchored(Optional<Anchor> anchor, Json value, int before) {
        anchor.ifPresent(name -> anchors.put(name, new Anchored(value, values - before, 0)));
        return value;
    }

    private Json repeated(AliasEvent alias) throws UnreadableText {
        var anchored = anchors.get(alias.getAlias());
        if (anchored == null) {
            throw at(alias, "there is nothing of that name above");
        }
        count(alias, anchored.values);
        if (depth + anchored.depth > DEPTH) {
            throw at(alias, "is nested deeper than " + DEPTH + " levels");
        }
        deepest = Math.max(deepest, depth + anchored.depth);
        return anchored.value;
    }

    private void count(Event event, int more) throws UnreadableText {
        values += more;
        if (values > VALUES) {
            throw at(event, "holds more than " + VALUES + " values, repeated ones included");
        }
    }

    private static void refuseTag(Event event, Optional<String> tag) throws UnreadableText {
        if (tag.isPresent()) {
            throw at(event, "tags cannot be used here: write text in quotes, and all else as it is");
        }
    }

    private static String checked(ScalarEvent scalar) throws UnreadableText {
        var text = scalar.getValue();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                if (i + 1 == text.length() || !Character.isSurrogatePair(c, text.charAt(++i))) {
                    throw at(scalar, "half a surrogate pair is no character");
                }
            }
        }
        return text;
    }

    private static Place place(Event event) {
        return event.getStartMark()
                .map(mark -> new Place(mark.getLine() + 1, mark.getColumn() + 1))
                .orElse(new Place(1, 1));
    }

    private static UnreadableText at(Event event, String issue) {
        Optional<Mark> mark = event.getStartMark();
        return UnreadableText.at(
                issue,
                mark.map(Mark::getLine).orElse(-1) + 1,
                mark.map(Mark::getColumn).orElse(0) + 1);
    }
}
