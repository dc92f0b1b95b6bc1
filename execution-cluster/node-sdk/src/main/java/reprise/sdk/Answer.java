package reprise.sdk;

import java.util.Map;
import java.util.Objects;

/** The HTTP answer a workflow gives to the caller of its webhook. Header names in lower case. */
public record Answer(int status, Map<String, String> headers, Json body) {

    public Answer {
        Objects.requireNonNull(headers, "headers");
        Objects.requireNonNull(body, "body");
    }
}
