package reprise.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Metrics know requests by their route, and nothing else. */
class RouteTemplatesTest {
    private final RouteTemplates templates = RouteTemplates.of(
            List.of("/", "/users/me", "/users/{id}", "/users/{id}/tokens", "/hooks/**", "/executions/{id}/events"));

    @ParameterizedTest
    @CsvSource({
        "/, /",
        "/users/me, /users/me",
        "/users/7, /users/{id}",
        "/users/me/tokens, /users/{id}/tokens",
        "/hooks/a, /hooks/**",
        "/hooks/a/b/c, /hooks/**",
        "/executions/1/events, /executions/{id}/events",
        "/executions/1, other",
        "/users/, other",
        "/users, other",
        "/users//tokens, other",
        "/nothing, other"
    })
    void aPathIsKnownByItsTemplate(String path, String template) {
        assertThat(templates.match(path)).isEqualTo(template);
    }
}
