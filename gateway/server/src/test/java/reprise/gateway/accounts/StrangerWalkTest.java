package reprise.gateway.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import reprise.gateway.pages.PageRoutes;
import reprise.gateway.testing.TestGateway;

/** Someone without credentials tries every door, and every way to make a door look like a public one. */
class StrangerWalkTest {
    private static final Set<String> PUBLIC = Set.of(
            "POST /api/v1/auth/register",
            "POST /api/v1/auth/token",
            "POST /api/v1/auth/refresh",
            "POST /api/v1/auth/password-reset",
            "POST /api/v1/auth/password-reset/confirm");
    private static final List<String> METHODS = List.of("GET", "POST", "PUT", "PATCH", "DELETE");

    private static TestGateway gateway;

    @BeforeAll
    static void start() {
        gateway = TestGateway.start(it -> new PageRoutes(it.http, StrangerWalkTest.class.getClassLoader()).routes());
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @Test
    void isLetInNowhere() {
        for (var template : Accounts.templates()) {
            var path = template.replaceAll("\\{\\w+}", "11111111-2222-3333-4444-555555555555");
            for (var method : METHODS) {
                var status = gateway.stranger()
                        .with("Content-Type", "application/json")
                        .send(method, path, BodyPublishers.ofString("{}"))
                        .status();
                if (PUBLIC.contains(method + " " + path)) {
                    assertThat(status).as(method + " " + path).isEqualTo(400);
                } else {
                    assertThat(status).as(method + " " + path).isIn(401, 405);
                }
            }
        }
    }

    @Test
    void isNotFooledByDisguises() {
        for (var suffix : List.of(
                "/health", "/ready", "/metrics", "/configs", ".svg", ";.js", "/..;/", "//", "%2f", "%2e", "?x=.svg")) {
            for (var path :
                    List.of("/api/v1/users/me", "/api/v1/tokens", "/api/v1/admin/users", "/api/v1/workspaces")) {
                var answer = gateway.stranger().with("Accept", "text/html").get(path + suffix);
                assertThat(answer.status()).as(path + suffix).isIn(400, 401, 404);
            }
        }
        for (var path : List.of("/API/v1/users/me", "/api//v1/users/me", "//api/v1/users/me", "/api/v1/USERS/me")) {
            assertThat(gateway.stranger().with("Accept", "text/html").get(path).status())
                    .as(path)
                    .isIn(401, 404);
        }
    }
}
