package reprise.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** The head of a call, as its workflow sees it. */
@ExtendWith(SharedNode.class)
@TestInstance(Lifecycle.PER_CLASS)
@Timeout(60)
class HookHeadTest {
    private final TestNode node;
    private final String path = "head-" + UUID.randomUUID();
    private Caller author;

    HookHeadTest(TestNode node) {
        this.node = node;
    }

    @BeforeAll
    void listen() {
        author = node.someone();
        author.live("""
                name: What was asked
                nodes:
                  - { id: hook, type: webhook, config: { method: GET, path: %s, respond: onFinish } }
                  - { id: tell, type: transform, config: { value: "{{ [trigger.method, trigger.headers, trigger.query] }}" } }
                edges: [{ from: hook, to: tell }]
                """.formatted(path));
    }

    @Test
    void headersAreAsTheyWereSent() {
        assertThat(called("GET", "", """
                Accept: */*;q=0.50, text/html\r
                Content-Disposition: attachment;filename=a.txt\r
                X-Name: M\u00fcller\r
                X-Other: Jos\u00e9\r
                """))
                .startsWith("HTTP/1.1 200 ")
                .contains("\"accept\":\"*/*;q=0.50, text/html\"")
                .contains("\"content-disposition\":\"attachment;filename=a.txt\"")
                .contains("\"x-name\":\"" + utf8("M\u00fcller") + "\",\"x-other\":\"" + utf8("Jos\u00e9") + "\"");
    }

    @Test
    void theQueryIsAsBrowsersSendIt() {
        assertThat(called("GET", "?ids=1|2&filter[name]=x&q={\"x\":1}&a=`x`&n=M\u00fcller", ""))
                .startsWith("HTTP/1.1 200 ")
                .contains("{\"ids\":\"1|2\",\"filter[name]\":\"x\",\"q\":\"{\\\"x\\\":1}\",\"a\":\"`x`\",\"n\":\""
                        + utf8("M\u00fcller") + "\"}");
    }

    @Test
    void headIsAnsweredAsGetIsWithoutTheBody() {
        assertThat(called("HEAD", "", ""))
                .startsWith("HTTP/1.1 200 ")
                .containsPattern("Content-Length: [1-9]")
                .endsWith("\r\n\r\n");
    }

    private String called(String method, String query, String headers) {
        return HttpText.of(node.uri())
                .send(method + " " + author.hook(path) + query + " HTTP/1.1\r\nHost: localhost\r\n" + headers
                        + "Connection: close\r\n\r\n");
    }

    private static String utf8(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }
}
