package reprise.gateway.pages;

import static org.assertj.core.api.Assertions.assertThat;

import akka.http.javadsl.server.Route;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reprise.gateway.http.Http;
import reprise.gateway.testing.Client;
import reprise.gateway.testing.Received;
import reprise.gateway.testing.TestGateway;

/** The user interface is served to people and browsers, and nothing else is served as it. */
class PagesTest {
    private static final String SCRIPT = "/assets/app-1a2b.js";

    private static TestGateway gateway;
    private static Client browser;

    @BeforeAll
    static void start() {
        gateway = TestGateway.start(it -> pages(it.http));
        browser = gateway.stranger().with("Accept", "text/html,application/xhtml+xml,*/*;q=0.8");
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    private static Route pages(Http http) {
        return new PageRoutes(http, PagesTest.class.getClassLoader()).routes();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/index.html", "/workflows", "/workflows/123/edit", "/executions/"})
    void peopleGetThePage(String path) {
        var answer = browser.get(path);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).startsWith("<!doctype html>");
        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(answer.headers("Content-Security-Policy"))
                .singleElement()
                .asString()
                .contains("script-src 'self'", "object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(answer.header("X-Content-Type-Options")).contains("nosniff");
        assertThat(answer.header("X-Frame-Options")).contains("DENY");
        assertThat(answer.header("Permissions-Policy")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/nothing",
                "/API/v1/workflows",
                "/api",
                "/hooks/nothing",
                "/ws",
                "/metrics/x",
                "/health/x",
                "/assets/gone.js",
                "/assets/",
                "/gone.png",
                "//api/v1/users/me",
                "/a//b",
                "/%61pi/v1/nothing"
            })
    void programsDoNot(String path) {
        var answer = browser.get(path);
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.code()).isEqualTo("NOT_FOUND");
    }

    @Test
    void whoDoesNotAskForAPageGetsNone() {
        assertThat(gateway.stranger()
                        .with("Accept", "application/json")
                        .get("/workflows")
                        .status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/assets/..%2f..%2fconf/reprise.conf",
                "/assets/%252e%252e/conf",
                "/assets/..%5c..%5cconf",
                "/assets/../../../logback-test.xml",
                "/assets/..;/x.js",
                "/.git/config",
                "/assets/app-1a2b.js%00.png",
                "/assets/app-1a2b.js/",
                "/assets/app-1a2b.js.gz",
                "/reprise/webui/index.html"
            })
    void noPathLeadsOut(String path) {
        assertThat(browser.get(path).status()).isIn(400, 404);
    }

    @Test
    void stepsUpwardsEndAtTheTop() {
        assertThat(gateway.stranger().get("/%2e%2e/%2e%2e/etc/passwd").status()).isEqualTo(404);
        assertThat(browser.get("/%2e%2e/%2e%2e/etc/passwd").text())
                .as("a page of our own, as for any address nobody knows")
                .startsWith("<!doctype html>");
    }

    @Test
    void hashedFilesAreKeptForEver() {
        var answer = gateway.stranger().get(SCRIPT);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).contains("plain");
        assertThat(answer.header("Content-Type")).contains("text/javascript; charset=UTF-8");
        assertThat(answer.header("Cache-Control")).contains("public, max-age=31536000, immutable");
        assertThat(answer.header("Vary")).contains("Accept-Encoding");
    }

    @Test
    void theBestAcceptedFormIsSent() {
        var brotli =
                gateway.stranger().with("Accept-Encoding", "gzip, deflate, br").get(SCRIPT);
        assertThat(brotli.header("Content-Encoding")).contains("br");
        assertThat(brotli.text()).contains("brotli");
        var gzip = gateway.stranger().with("Accept-Encoding", "gzip, br;q=0").get(SCRIPT);
        assertThat(gzip.header("Content-Encoding")).contains("gzip");
        assertThat(gateway.stranger()
                        .with("Accept-Encoding", "identity")
                        .get(SCRIPT)
                        .header("Content-Encoding"))
                .isEmpty();
        assertThat(gateway.stranger()
                        .with("Accept-Encoding", "br")
                        .get("/favicon.svg")
                        .header("Content-Encoding"))
                .isEmpty();
    }

    @Test
    void whatTheBrowserHasIsNotSentAgain() {
        var tag = browser.get(SCRIPT).header("ETag").orElseThrow();
        var again = browser.with("If-None-Match", tag).get(SCRIPT);
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.text()).isEmpty();
        assertThat(browser.with("If-None-Match", "\"other\"").get(SCRIPT).status())
                .isEqualTo(200);
    }

    @Test
    void pagesAreOnlyRead() {
        var answer = browser.send("POST", "/workflows", BodyPublishers.noBody());
        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("Allow")).contains("GET");
    }

    @Test
    void withoutPagesItSaysHowToBuildThem() {
        try (var bare =
                TestGateway.start(it -> new PageRoutes(it.http, ClassLoader.getPlatformClassLoader()).routes())) {
            var answer = new Client(bare.uri(), List.of("Accept", "text/html")).get("/");
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.header("Content-Type")).get().asString().startsWith("text/html");
            assertThat(answer.text()).contains("make run");
        }
    }

    @Test
    void stylesNeedTheNonceThatIsNeverTheSame() {
        var first = nonceIn(browser.get("/"));
        var second = nonceIn(browser.get("/workflows"));
        assertThat(first).hasSizeGreaterThanOrEqualTo(22).doesNotContain("__");
        assertThat(second).isNotEqualTo(first);
    }

    /** As the page has it, and as the policy that comes with the page wants it. */
    private static String nonceIn(Received page) {
        var nonce = page.text().replaceAll("(?s).* nonce=\"([^\"]+)\".*", "$1");
        assertThat(page.header("Content-Security-Policy"))
                .get()
                .asString()
                .contains("style-src 'self' 'nonce-" + nonce + "';", "style-src-attr 'none'");
        return nonce;
    }
}
