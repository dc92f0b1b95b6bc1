package reprise.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reprise.nodes.WebhookNode.Config;
import reprise.nodes.WebhookNode.Respond;
import reprise.sdk.Json;
import reprise.sdk.config.Shape;

class WebhookNodeTest {

    @Test
    void takesAPostAndAnswersAtOnceWhereNothingIsSaid() {
        var config = bind(Json.EMPTY_OBJECT);

        assertThat(config.allowedMethods()).containsExactly("POST");
        assertThat(config.respond()).isEqualTo(Respond.IMMEDIATELY);
        assertThat(config.responseTimeout()).isEqualTo(Duration.ofSeconds(30));
        assertThat(config.verification().scheme()).isEqualTo(WebhookSignature.Scheme.NONE);
    }

    @Test
    void takesOneMethodOrSeveral() {
        assertThat(bind(Json.object("method", "PUT")).allowedMethods()).containsExactly("PUT");
        assertThat(bind(Json.object("methods", Json.array(Json.of("GET"), Json.of("POST"))))
                        .allowedMethods())
                .containsExactly("GET", "POST");
        assertThatThrownBy(() -> bind(Json.object("method", "PUT", "methods", Json.array(Json.of("GET")))))
                .hasMessage("methods cannot stand beside method: keep one of them");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/orders", "orders/", "a//b", "a b", "../x", "a/../b", ".", "%2e", "a?b", "a#b", "{{ x }}", ""})
    void refusesAPathThatIsNotPlain(String path) {
        assertThatThrownBy(() -> bind(Json.object("path", path))).hasMessageStartingWith("path must be a path such as");
    }

    @ParameterizedTest
    @ValueSource(strings = {"orders", "shop/orders", "v1.2/a_b~c-d"})
    void takesAPlainPath(String path) {
        assertThat(bind(Json.object("path", path)).path()).contains(path);
    }

    @Test
    void refusesToLetACallerWaitTooLong() {
        assertThatThrownBy(() -> bind(Json.object("responseTimeout", "6m")))
                .hasMessage("responseTimeout must be more than 0s and at most 5m");
    }

    @Test
    void readsARateLimit() {
        assertThat(bind(Json.object("rateLimit", Json.object("requests", 10))).rateLimit())
                .contains(new WebhookNode.RateLimit(10, Duration.ofMinutes(1)));
    }

    private static Config bind(Json config) {
        return Shape.bind(Config.class, config);
    }
}
