package reprise.gateway.http;

import java.util.LinkedHashMap;
import reprise.sdk.Json;

/** A form in a body ({@code application/x-www-form-urlencoded}), as an object of texts. */
final class Form {
    private static final int MOST_FIELDS = 100;

    /** @throws Refused where a field is given twice, or it cannot be read */
    static Json read(Document document) {
        var fields = new LinkedHashMap<String, Json>();
        for (var field : UrlEncoded.form(document.sent(), document.charset())) {
            if (fields.put(field.name(), Json.of(field.value())) != null) {
                throw new Refused(Refusal.invalid(field.name(), "must be given once"));
            }
        }
        if (fields.size() > MOST_FIELDS) {
            throw new Refused(Refusal.malformed("The form has more than " + MOST_FIELDS + " fields"));
        }
        return Json.object(fields);
    }

    private Form() {}
}
