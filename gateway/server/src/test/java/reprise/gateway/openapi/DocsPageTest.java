package reprise.gateway.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import reprise.gateway.testing.TestGateway;

/** The description of the API as programs and people get it. */
class DocsPageTest {

    @Test
    void isServedToProgramsAndShownToPeopleFromThisServerAlone() {
        try (var gateway = TestGateway.start(it -> new OpenApiRoutes(it.http).routes())) {
            var document = gateway.stranger().get("/api/v1/openapi.json");
            assertThat(document.at("openapi")).isEqualTo("3.1.0");
            assertThat(document.json()).isEqualTo(OpenApiDocument.json());

            var page = gateway.stranger().get("/docs/api");
            assertThat(page.status()).isEqualTo(200);
            assertThat(page.header("Content-Security-Policy"))
                    .get()
                    .asString()
                    .contains("script-src 'self'", "frame-ancestors 'none'")
                    .doesNotContain("unsafe", "http");
            assertThat(page.text()).doesNotContain("//");
            for (var part : new String[] {"swagger-ui.css", "swagger-ui-bundle.js", "start.js"}) {
                assertThat(page.text()).contains("/docs/api/" + part);
                assertThat(gateway.stranger().get("/docs/api/" + part).status())
                        .as(part)
                        .isEqualTo(200);
            }
            assertThat(gateway.stranger().get("/docs/api/common.yaml").status()).isEqualTo(404);
            assertThat(gateway.stranger().get("/docs/api/..%2fserver.conf").status())
                    .isEqualTo(404);
        }
    }
}
