package reprise.sdk;

import java.util.Objects;

/** What a node wants an operator to read, beside its result. {@code data} is {@link Json#NULL} where there is none. */
public record LogLine(Level level, String message, Json data) {

    public LogLine {
        Objects.requireNonNull(level, "level");
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(data, "data");
    }

    public enum Level {
        DEBUG,
        INFO,
        WARN,
        ERROR
    }
}
