package reprise.sdk;

/** What a node wants an operator to read, beside its result. {@code data} is null where there is none. */
public record LogLine(Level level, String message, Json data) {

    public enum Level {
        DEBUG,
        INFO,
        WARN,
        ERROR
    }
}
