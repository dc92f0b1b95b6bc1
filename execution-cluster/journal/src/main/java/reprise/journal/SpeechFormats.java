package reprise.journal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import reprise.core.execution.ExecutionEvent.Logged;
import reprise.core.execution.ExecutionEvent.Responded;
import reprise.sdk.Json;
import reprise.sdk.Json.JsonObject;
import reprise.sdk.LogLine;

/** Events by which steps speak to people: to those who watch, and to the caller. */
final class SpeechFormats {

    private static final EventFormat<Logged> LOGGED = new EventFormat<>(
            Logged.class,
            EventNames.LOGGED,
            1,
            (e, out) -> out.step(e.step())
                    .put("attempt", e.attempt())
                    .put("level", e.level().name().toLowerCase(Locale.ROOT))
                    .put("message", e.message())
                    .data("data", e.data()),
            in -> new Logged(
                    in.step(),
                    in.attempt(),
                    LogLine.Level.valueOf(in.text("level").toUpperCase(Locale.ROOT)),
                    in.text("message"),
                    in.data("data"),
                    in.at()));

    private static final EventFormat<Responded> RESPONDED = new EventFormat<>(
            Responded.class,
            EventNames.RESPONDED,
            1,
            (e, out) -> out.step(e.step())
                    .put("status", e.status())
                    .put("headers", Json.from(e.headers()))
                    .data("body", e.body()),
            in -> new Responded(in.step(), in.whole("status"), headers(in.any("headers")), in.data("body"), in.at()));

    static final List<EventFormat<?>> ALL = List.of(LOGGED, RESPONDED);

    private static Map<String, String> headers(Json json) {
        var headers = new LinkedHashMap<String, String>();
        if (json instanceof JsonObject object) {
            object.members()
                    .forEach((name, value) -> headers.put(name, value.text().orElse("")));
        }
        return headers;
    }

    private SpeechFormats() {}
}
