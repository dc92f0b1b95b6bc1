package reprise.sdk.config;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import reprise.sdk.Json;
import reprise.sdk.Json.JsonObject;

/** A configuration with one component of every kind. */
record Sample(
        @Field(help = "Where to call", widget = "textarea") String url,

        @Field(
                choices = {"GET", "POST"},
                fallback = "POST")
        String method,

        @Field(min = 1, max = 65535, fallback = "8080") int port,
        @Field(min = 0, fallback = "0") long bytes,
        @Field(literal = true, fallback = "1") int count,
        @Field(fallback = "0.5") double jitter,
        @Field(fallback = "true") boolean follow,
        @Field(condition = true, fallback = "false") boolean when,
        @Field(fallback = "30s") Duration timeout,
        @Field(fallback = "immediately") Respond respond,
        @Field(fallback = "network, 5xx") List<String> failOn,
        @Field(literal = true) Optional<String> pattern,
        Optional<Json> body,
        JsonObject extra,
        Map<String, String> headers,
        List<Part> parts,
        Optional<Part> single,

        @Field(condition = true, each = "parts", fallback = "true")
        List<Boolean> whole) {

    enum Respond {
        IMMEDIATELY,
        @Written("onFinish")
        ON_FINISH
    }

    record Part(
            String name,
            @Field(min = 1, max = 3, fallback = "1") int size) {
        Part {
            if (name.equals("reserved")) {
                throw MisfitException.at("name", "is reserved");
            }
        }
    }
}
