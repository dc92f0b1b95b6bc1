package reprise.gateway.framing;

/**
 * How large the parts of a request may be that are read before anybody has looked at it.
 *
 * @param target bytes of the request target
 * @param field bytes of one header, its name included
 * @param fields how many headers
 * @param head bytes of all of them together
 */
public record Limits(int target, int field, int fields, int head) {
    public static final Limits STANDARD = new Limits(8 * 1024, 8 * 1024, 100, 64 * 1024);

    /** What a start line has beside its target: the longest method, the version and two spaces. */
    private static final int AROUND_TARGET = "OPTIONS  HTTP/1.1".length();

    int startLine() {
        return target + AROUND_TARGET;
    }
}
