package reprise.gateway.ingest;

import akka.http.javadsl.model.HttpRequest;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import reprise.gateway.http.SentHead;
import reprise.gateway.http.UrlEncoded;
import reprise.sdk.Json;
import reprise.sdk.Json.JsonArray;
import reprise.sdk.Json.JsonObject;
import reprise.sdk.Json.JsonString;

/** The trigger of an execution that a call of a webhook starts. */
final class HookTrigger {
    /** What proves who the caller is must not stand in a history for ever. */
    private static final Set<String> CONFIDENTIAL = Set.of("authorization", "proxy-authorization", "cookie");

    private static final Json HIDDEN = Json.of("[hidden]");

    static JsonObject of(HttpRequest request, String path, Map<String, String> params, Json body, Optional<Json> raw) {
        var trigger = new LinkedHashMap<String, Json>();
        trigger.put("type", Json.of("webhook"));
        trigger.put("body", body);
        raw.ifPresent(bytes -> trigger.put("raw", bytes));
        trigger.put("headers", headers(request));
        trigger.put("query", query(request));
        trigger.put("params", Json.from(params));
        trigger.put("method", Json.of(request.method().name()));
        trigger.put("path", Json.of(path));
        return new JsonObject(trigger);
    }

    /** Values as they were sent, names in lower case; what is given several times is one text, joined by commas. */
    private static Json headers(HttpRequest request) {
        var headers = new LinkedHashMap<String, Json>();
        for (var header : SentHead.headers(request)) {
            var name = header.name().toLowerCase(Locale.ROOT);
            var value = CONFIDENTIAL.contains(name) ? HIDDEN : Json.of(header.value());
            headers.merge(name, value, (first, more) -> together(name, first, more));
        }
        return new JsonObject(headers);
    }

    /** Commas stand within the values of one header: joined by more of them it would be no header (RFC 9110, section 5.3). */
    private static Json together(String name, Json first, Json more) {
        if (name.equals("set-cookie")) {
            return appended(first, more);
        }
        return first.equals(HIDDEN)
                ? HIDDEN
                : Json.of(((JsonString) first).value() + ", " + ((JsonString) more).value());
    }

    private static Json appended(Json first, Json more) {
        return first instanceof JsonArray(var items)
                ? Json.array(Stream.concat(items.stream(), Stream.of(more)).toList())
                : Json.array(first, more);
    }

    private static Json query(HttpRequest request) {
        var sent = request.getUri().rawQueryString();
        if (sent.isEmpty()) {
            return Json.EMPTY_OBJECT;
        }
        var query = new NamedValues();
        UrlEncoded.query(sent.get()).forEach(parameter -> query.add(parameter.name(), Json.of(parameter.value())));
        return query.json();
    }

    private HookTrigger() {}
}
