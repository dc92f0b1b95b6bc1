package reprise.language.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import reprise.sdk.JsonText.MalformedJson;

/** Says what a parser found wrong in words of our own: a parser's message quotes the text, which may hold secrets. */
final class Refusal {

    static MalformedJson of(JsonProcessingException e, JsonLimits limits) {
        var at = e.getLocation();
        return new MalformedJson(
                message(e, limits), at == null ? 0 : at.getLineNr(), at == null ? 0 : at.getColumnNr());
    }

    private static String message(JsonProcessingException e, JsonLimits limits) {
        return switch (e) {
            case StreamConstraintsException limit -> beyond(limit.getOriginalMessage(), limits);
            case JsonEOFException _ -> "ends too early: a quote, bracket or value is missing";
            default -> expected(e.getOriginalMessage());
        };
    }

    private static String beyond(String message, JsonLimits limits) {
        if (message.startsWith("Number")) {
            return "a number is longer than " + limits.number() + " characters";
        }
        if (message.startsWith("Name")) {
            return "a name is longer than " + limits.name() + " characters";
        }
        if (message.startsWith("String")) {
            return "a text is longer than " + limits.text() + " characters";
        }
        if (message.startsWith("Document nesting")) {
            return "is nested deeper than " + limits.depth() + " levels";
        }
        return "is beyond the limits of JSON here";
    }

    private static String expected(String message) {
        if (message.startsWith("Invalid numeric value")) {
            return "is not JSON: a number is not written as JSON demands";
        }
        if (message.contains("escape")) {
            return "is not JSON: a text holds an escape that JSON does not have";
        }
        if (message.startsWith("Illegal unquoted character")) {
            return "is not JSON: a control character in a text must be written as an escape, such as \\n";
        }
        if (message.contains("to separate Object entries") || message.contains("to separate Array entries")) {
            return "is not JSON: a comma or a closing bracket is expected here";
        }
        if (message.contains("to start field name")) {
            return "is not JSON: a name in double quotes is expected here";
        }
        if (message.contains("to separate field name and value")) {
            return "is not JSON: a colon is expected here";
        }
        return "is not JSON: a value is expected here (an object, list, text in double quotes, number, true, false or null)";
    }

    private Refusal() {}
}
