package reprise.gateway.framing;

/** Why what came on a connection is no request; said to the sender, after which nothing more is read from it. */
public record Fault(Kind kind, String message) {

    /** What a fault is to HTTP. */
    public enum Kind {
        MALFORMED,
        TARGET_TOO_LONG,
        HEAD_TOO_LARGE,
        BODY_TOO_LARGE,
        UNKNOWN_METHOD,
        TOO_SLOW
    }

    static Misframed malformed(String message) {
        return new Misframed(new Fault(Kind.MALFORMED, message));
    }

    static Misframed of(Kind kind, String message) {
        return new Misframed(new Fault(kind, message));
    }
}
