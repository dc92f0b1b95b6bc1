package reprise.gateway.framing;

import java.util.Set;

/** Where the body of a request ends (RFC 9112, section 6). There is one answer, or the request is refused. */
sealed interface Body {
    record Sized(long bytes) implements Body {}

    record Chunked() implements Body {}

    Body NONE = new Sized(0);

    /** A body means nothing to these (RFC 9110, sections 9.3.2 and 9.3.8). */
    Set<String> BODILESS = Set.of("HEAD", "TRACE");

    /** @throws Misframed where the head says nothing that everybody understands alike */
    static Body of(Head head) {
        int codings = count(head, "transfer-encoding");
        int lengths = count(head, "content-length");
        if (codings > 0 && lengths > 0) {
            throw Fault.malformed("There must not be both Transfer-Encoding and Content-Length");
        }
        if (codings > 1 || lengths > 1) {
            throw Fault.malformed(
                    codings > 1 ? "Transfer-Encoding must be given once" : "Content-Length must be given once");
        }
        var body = codings == 1
                ? chunked(head)
                : lengths == 1 ? sized(head.values("content-length").getFirst()) : NONE;
        if (!body.equals(NONE) && BODILESS.contains(head.method())) {
            throw Fault.malformed(head.method() + " must not have a body");
        }
        return body;
    }

    private static Body chunked(Head head) {
        if (!head.isPersistent()) {
            throw Fault.malformed("HTTP/1.0 knows no Transfer-Encoding");
        }
        if (!head.values("transfer-encoding").getFirst().equalsIgnoreCase("chunked")) {
            throw Fault.malformed("Transfer-Encoding must be chunked");
        }
        return new Chunked();
    }

    private static Body sized(String text) {
        if (text.isEmpty() || text.chars().anyMatch(character -> character < '0' || character > '9')) {
            throw Fault.malformed("Content-Length must be a number of bytes");
        }
        try {
            return new Sized(Long.parseLong(text));
        } catch (NumberFormatException tooLarge) {
            throw Fault.of(Fault.Kind.BODY_TOO_LARGE, "The body is too large");
        }
    }

    private static int count(Head head, String name) {
        int count = 0;
        for (int i = 0; i < head.fields; i++) {
            if (head.isNamed(i, name)) {
                count++;
            }
        }
        return count;
    }
}
