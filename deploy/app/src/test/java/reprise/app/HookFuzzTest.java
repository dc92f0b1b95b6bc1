package reprise.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Bytes on the wire that were meant to be a call of a webhook: whatever they are, the answer is no error of ours. */
@ExtendWith(SharedNode.class)
@Timeout(1_200)
class HookFuzzTest {
    private static final int CALLS = 200 * Integer.getInteger("reprise.fuzz.times", 1);

    private static final String[] HEADS = {
        "",
        "Content-Type: application/json\r\n",
        "Content-Type: application/json;\r\n",
        "Content-Type: application/x-www-form-urlencoded; charset=iso-8859-1\r\n",
        "Content-Type: multipart/form-data; boundary=b\r\n",
        "Content-Type: text/xml\r\n",
        "Content-Type: text/plain; charset=binary\r\n",
        "Content-Encoding: gzip\r\n",
        "Content-Encoding: deflate\r\n",
        "Idempotency-Key: k\r\n"
    };

    private static final String[] BODIES = {
        "",
        "{\"a\":[1,2.5,\"\u00c3\u00a9\"]}",
        "a=1&b=%C3%A9&a=2",
        "--b\r\nContent-Disposition: form-data; name=f; filename=a\r\n\r\nhi\r\n--b--\r\n",
        "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><a>\u00e9</a>",
        "\u001f\u008b\u0008\u0000\u0000\u0000\u0000\u0000",
        "\u00ef\u00bb\u00bf{}"
    };

    private static final String[] TARGETS = {"", "?a=1", "?a=%E9", "/%2F", "/%E9", "?%=", "?a&&=b"};

    private final TestNode node;

    HookFuzzTest(TestNode node) {
        this.node = node;
    }

    @Test
    void noCallIsAnErrorOfOurs() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        var path = "fuzz-" + UUID.randomUUID();
        var author = node.someone();
        author.live("""
                name: Whatever comes
                nodes:
                  - { id: hook, type: webhook, config: { path: "%s", respond: onFinish } }
                  - { id: tell, type: transform, config: { value: "{{ trigger }}" } }
                edges: [{ from: hook, to: tell }]
                """.formatted(path));

        int answered = 0;
        for (int i = 0; i < CALLS; i++) {
            var body = changed(one(BODIES, random), random);
            var call = "POST " + author.hook(path) + one(TARGETS, random)
                    + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + one(HEADS, random) + one(HEADS, random)
                    + "Content-Length: " + body.length() + "\r\n\r\n" + body;
            var answer = HttpText.of(node.uri()).send(call);
            assertThat(answer).as("seed %d, call %d: %s", seed, i, call).matches("(?s)HTTP/1\\.1 (200|202|4\\d\\d) .*");
            answered += answer.startsWith("HTTP/1.1 2") ? 1 : 0;
        }
        assertThat(answered).as("seed %d: some are taken, and not all", seed).isBetween(1, CALLS - 1);
    }

    private static String changed(String body, Random random) {
        var changed = new StringBuilder(body);
        for (int changes = random.nextInt(3); changes > 0; changes--) {
            changed.insert(random.nextInt(changed.length() + 1), (char) random.nextInt(256));
        }
        return changed.toString();
    }

    private static String one(String[] of, Random random) {
        return of[random.nextInt(of.length)];
    }
}
