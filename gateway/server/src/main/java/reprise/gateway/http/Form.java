package reprise.gateway.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import reprise.sdk.Json;

/** A form in a body ({@code application/x-www-form-urlencoded}), as an object of texts. */
final class Form {
    private static final int MOST_FIELDS = 100;

    /** @throws Refused where a field is given twice, or its escapes cannot be read */
    static Json read(Document document) {
        var fields = new LinkedHashMap<String, Json>();
        for (var pair : document.text().split("&")) {
            if (!pair.isEmpty()) {
                add(pair, fields);
            }
        }
        return Json.object(fields);
    }

    private static void add(String pair, Map<String, Json> fields) {
        var parts = pair.split("=", 2);
        var name = decoded(parts[0]);
        var value = parts.length == 2 ? decoded(parts[1]) : "";
        if (fields.put(name, Json.of(value)) != null) {
            throw new Refused(Refusal.invalid(name, "must be given once"));
        }
        if (fields.size() > MOST_FIELDS) {
            throw new Refused(Refusal.malformed("The form has more than " + MOST_FIELDS + " fields"));
        }
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException unreadable) {
            throw new Refused(Refusal.malformed("The form cannot be read: check its percent-encoding"));
        }
    }

    private Form() {}
}
