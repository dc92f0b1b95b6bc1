package reprise.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reprise.sdk.Json;
import reprise.sdk.config.Shape;

/** What is refused before anything is sent, and when the workflow is published where it is known by then. */
class HttpRequestConfigTest {
    private static final String URL = "http://example.com/a";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:///etc/passwd",
                "gopher://127.0.0.1:5432/_x",
                "jar:http://a!/",
                "ftp://a/",
                "netdoc:x",
                "//a/b",
                "/a",
                "example.com",
                "http:///a",
                "http://",
                "http://a b/",
                "http://a/\r\nX: 1",
                "http://user:pw@a/",
                "http://a:99999/",
                "http://a:0/",
                "",
                "javascript:alert(1)"
            })
    void refusesUrlsThatMayNotBeCalled(String url) {
        assertThat(problems(Json.object("url", url))).singleElement().asString().startsWith("url must");
    }

    @ParameterizedTest
    @CsvSource({
        "http://my_service:8080/a, http://my_service:8080/a",
        "http://_a._b.internal/, http://_a._b.internal/",
        "https://b\u00fccher.example/\u00fc, https://xn--bcher-kva.example/%C3%BC",
        "https://\u4f8b\u3048.\u30c6\u30b9\u30c8:8443, https://xn--r8jz45g.xn--zckzah:8443",
        "http://B\u00dcCHER.example, http://xn--bcher-kva.example",
        "http://\uff11\uff12\uff17.0.0.1/, http://127.0.0.1/",
        "http://[::1]:80/, http://[::1]:80/"
    })
    void readsHostsOfAllKinds(String url, String called) {
        assertThat(RequestUrl.of(url, Map.of())).hasToString(called);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://fa\u00df.example/",
                "http://a\u200db.example/",
                "http://\u0378.example/",
                "http://a..b/",
                "http://a%41/",
                "http://a_b:x/",
                "http://a_b:99999/",
                "http://a_b:0/",
                "http://u@a_b/",
                "http://a_b@c/"
            })
    void refusesHostsThatCouldBeTwo(String url) {
        assertThat(problems(Json.object("url", url))).singleElement().asString().startsWith("url must");
    }

    @Test
    void explainsEveryUrlThatIsNone() {
        var random = new Random(3);
        String alphabet = "ab:/?#[]@%2F.-é\ud83d\ude00\ud800\u0000\r\n \\\"<>{}|^`";
        for (int i = 0; i < 20_000; i++) {
            var url = new StringBuilder(i % 2 == 0 ? "http://a" : "");
            for (int j = random.nextInt(12); j > 0; j--) {
                url.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            assertThat(problems(Json.object("url", url.toString(), "query", Json.object("q", url.toString()))))
                    .allMatch(problem -> problem.startsWith("url must"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /x HTTP/1.1", "CONNECT", "trace", "", "G\r\nET"})
    void refusesMethodsThatAreNone(String method) {
        assertThat(problems(Json.object("url", URL, "method", method)))
                .containsExactly("method must be an HTTP method, other than CONNECT and TRACE");
    }

    @Test
    void refusesHeadersThatForgeMessages() {
        assertThat(problems(Json.object(
                        "url",
                        URL,
                        "headers",
                        Json.object(
                                "x-a", "x\r\nX-Evil: 1",
                                "x b", "1",
                                "Transfer-Encoding", "chunked",
                                "Host", "other"))))
                .containsExactly(
                        "headers.x-a must be one line of visible ASCII characters and spaces, at most 8000 of them",
                        "headers holds a name that no header can have: use letters, digits and -",
                        "headers.Transfer-Encoding cannot be set by a workflow",
                        "headers.Host cannot be set by a workflow");
    }

    @Test
    void refusesAUrlThatIsAnObjectOrAList() {
        assertThat(problems(Json.object("url", Json.object("url", "http://ok"))))
                .containsExactly("url must be text, not an object");
        assertThat(problems(Json.object("url", Json.array()))).containsExactly("url must be text, not a list");
    }

    @Test
    void saysThatCredentialsAreNotAvailableYet() {
        assertThat(problems(Json.object("url", URL, "credential", "stripe")))
                .containsExactly("credential is not available yet: put the key into a header");
    }

    @Test
    void refusesAFailureRuleThatSaysNothing() {
        assertThat(problems(Json.object("url", URL, "failOn", List.of("5xx", "all"))))
                .containsExactly("failOn[1] must be network, a status such as 404, or a class such as 5xx");
    }

    private static List<String> problems(Json config) {
        return Shape.of(HttpRequestNode.Config.class).check(config, _ -> false).stream()
                .map(misfit -> misfit.path() + " " + misfit.issue())
                .toList();
    }
}
