package reprise.language.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import reprise.sdk.Json;
import reprise.sdk.JsonText.MalformedJson;

/** Builds one value from the tokens of a strict parser. */
final class JsonReader {
    private final JsonParser parser;
    private final JsonLimits limits;
    private final boolean checkSurrogates;
    private final PlaceNotes places;
    private int depth;
    private int values;

    /** @param checkSurrogates whether the text could hold half a surrogate pair */
    JsonReader(JsonParser parser, JsonLimits limits, boolean checkSurrogates, PlaceNotes places) {
        this.parser = parser;
        this.limits = limits;
        this.checkSurrogates = checkSurrogates;
        this.places = places;
    }

    Json document() throws IOException, MalformedJson {
        if (parser.nextToken() == null) {
            throw here("is empty: a JSON value is expected");
        }
        var value = value();
        if (parser.nextToken() != null) {
            throw here("goes on after its end: only one JSON value is expected");
        }
        return value;
    }

    /** The members of an object up to the first of these names. */
    Json.JsonObject head(Set<String> until) throws IOException, MalformedJson {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw here("an object is expected");
        }
        Map<String, Json> members = new LinkedHashMap<>();
        for (var name = parser.nextFieldName(); name != null && !until.contains(name); name = parser.nextFieldName()) {
            parser.nextToken();
            members.put(name, value());
        }
        return new Json.JsonObject(Collections.unmodifiableMap(members));
    }

    private Json value() throws IOException, MalformedJson {
        if (++values > limits.values()) {
            throw here("holds more than " + limits.values() + " values");
        }
        if (!places.value(parser)) {
            throw here("holds too many values, or too long names");
        }
        return switch (parser.currentToken()) {
            case START_OBJECT -> object();
            case START_ARRAY -> array();
            case VALUE_STRING -> Json.of(checked(parser.getText()));
            case VALUE_NUMBER_INT -> whole();
            case VALUE_NUMBER_FLOAT -> decimal();
            case VALUE_TRUE -> Json.TRUE;
            case VALUE_FALSE -> Json.FALSE;
            case VALUE_NULL -> Json.NULL;
            default -> throw here("a JSON value is expected here");
        };
    }

    private Json object() throws IOException, MalformedJson {
        deeper();
        var name = parser.nextFieldName();
        if (name == null) {
            depth--;
            return Json.EMPTY_OBJECT;
        }
        Map<String, Json> members = new LinkedHashMap<>();
        for (; name != null; name = parser.nextFieldName()) {
            if (members.containsKey(checked(name))) {
                throw here("a name occurs twice in one object");
            }
            if (members.size() == limits.members()) {
                throw here("an object has more than " + limits.members() + " members");
            }
            parser.nextToken();
            places.enter(name);
            members.put(name, value());
            places.leave();
        }
        depth--;
        return new Json.JsonObject(Collections.unmodifiableMap(members));
    }

    private Json array() throws IOException, MalformedJson {
        deeper();
        if (parser.nextToken() == JsonToken.END_ARRAY) {
            depth--;
            return Json.EMPTY_ARRAY;
        }
        List<Json> items = new ArrayList<>();
        do {
            if (items.size() == limits.members()) {
                throw here("a list has more than " + limits.members() + " items");
            }
            places.enter(items.size());
            items.add(value());
            places.leave();
        } while (parser.nextToken() != JsonToken.END_ARRAY);
        depth--;
        return new Json.JsonArray(Collections.unmodifiableList(items));
    }

    private void deeper() throws MalformedJson {
        if (++depth > limits.depth()) {
            throw here("is nested deeper than " + limits.depth() + " levels");
        }
    }

    private Json whole() throws IOException {
        return switch (parser.getNumberType()) {
            case INT, LONG -> Json.of(parser.getLongValue());
            default -> new Json.JsonNumber(parser.getDecimalValue());
        };
    }

    private Json decimal() throws IOException, MalformedJson {
        var number = decimalValue();
        if (!Numbers.isWithin(limits.exponent(), number)) {
            throw tooLarge();
        }
        return Numbers.json(number);
    }

    private BigDecimal decimalValue() throws IOException, MalformedJson {
        try {
            return parser.getDecimalValue();
        } catch (NumberFormatException _) {
            throw tooLarge(); // an exponent that not even an int can hold
        }
    }

    private MalformedJson tooLarge() {
        return here("a number's exponent is beyond ±" + limits.exponent());
    }

    private String checked(String text) throws MalformedJson {
        for (int i = 0; checkSurrogates && i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                if (i + 1 == text.length() || !Character.isSurrogatePair(c, text.charAt(i + 1))) {
                    throw here("half a surrogate pair is no character");
                }
                i++;
            }
        }
        return text;
    }

    private MalformedJson here(String message) {
        var at = parser.currentTokenLocation();
        return new MalformedJson(message, at.getLineNr(), at.getColumnNr());
    }
}
