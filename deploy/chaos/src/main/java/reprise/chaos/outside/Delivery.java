package reprise.chaos.outside;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;

/**
 * A webhook to be delivered, as its serial number decides: most are in order, some are forged or cut short; some carry a
 * key, and some of those are sent twice.
 */
record Delivery(int serial, int tries) {
    private static final int MOST_TRIES = 400;

    static Delivery first(int serial) {
        return new Delivery(serial, 1);
    }

    Delivery again() {
        return new Delivery(serial, tries + 1);
    }

    boolean mayBeRepeated() {
        return key().isPresent() && tries < MOST_TRIES;
    }

    /** Senders that are not sure of their own network send at the same time by two ways. */
    boolean twiceAtOnce() {
        return tries == 1 && serial % 10 == 2;
    }

    /** Others send again although they were answered. */
    boolean twice() {
        return tries == 1 && serial % 10 < 2;
    }

    boolean forged() {
        return serial % 40 == 17;
    }

    boolean cutShort() {
        return serial % 40 == 27;
    }

    Optional<String> key() {
        return serial % 10 < 4 ? Optional.of(id()) : Optional.empty();
    }

    private String id() {
        return UUID.nameUUIDFromBytes(("delivery " + serial).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    String path() {
        return serial % 3 == 0 ? Workflows.PLAIN : Workflows.EFFECTS;
    }

    byte[] body(Payloads payloads) {
        var body = Payloads.JSON.writeBytes(payloads.of(serial));
        return cutShort() ? Arrays.copyOf(body, body.length / 2) : body;
    }

    String head(String requestId, String event, byte[] body) {
        var signature = new GithubSignature(forged() ? "another secret" : Workflows.SECRET).of(body);
        return "POST /hooks/" + path() + " HTTP/1.1\r\n"
                + "Host: 127.0.0.1\r\n"
                + "User-Agent: GitHub-Hookshot/chaos\r\n"
                + "Content-Type: application/json\r\n"
                + "X-GitHub-Event: " + event + "\r\n"
                + "X-GitHub-Delivery: " + id() + "\r\n"
                + "X-Hub-Signature-256: " + signature + "\r\n"
                + "X-Request-Id: " + requestId + "\r\n"
                + key().map(key -> "Idempotency-Key: " + key + "\r\n").orElse("")
                + "Content-Length: " + body.length + "\r\n\r\n";
    }
}
