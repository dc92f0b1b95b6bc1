package reprise.nodes;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import reprise.sdk.HttpClient.Header;
import reprise.sdk.Json;

/** The headers of an answer as later nodes see them: text, and a list where a header came twice that must not be joined. */
final class AnswerHeaders {
    /** They hold commas of their own, or one value only (RFC 9110 section 5.3). */
    private static final Set<String> APART = Set.of(
            "set-cookie",
            "www-authenticate",
            "proxy-authenticate",
            "location",
            "content-location",
            "content-type",
            "content-disposition",
            "date",
            "expires",
            "last-modified",
            "etag",
            "retry-after");

    private AnswerHeaders() {}

    static Map<String, Json> of(List<Header> headers) {
        var values = new LinkedHashMap<String, List<Json>>();
        for (Header header : headers) {
            values.computeIfAbsent(header.name(), _ -> new ArrayList<>()).add(Json.of(header.value()));
        }
        var shown = new LinkedHashMap<String, Json>();
        values.forEach((name, all) -> shown.put(name, shown(name, all)));
        return shown;
    }

    private static Json shown(String name, List<Json> values) {
        if (values.size() == 1) {
            return values.getFirst();
        }
        return APART.contains(name)
                ? Json.array(values)
                : Json.of(String.join(
                        ", ",
                        values.stream().map(value -> value.text().orElse("")).toList()));
    }
}
