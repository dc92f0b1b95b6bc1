package reprise.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static reprise.catalog.Samples.named;
import static reprise.catalog.Samples.node;

import java.util.List;
import org.junit.jupiter.api.Test;
import reprise.sdk.Json;
import reprise.sdk.Json.JsonObject;

class WebhookTest {

    @Test
    void listensToPostWhereNothingIsSaid() {
        assertThat(of(Json.object()).methods()).containsExactly("POST");
        assertThat(of(Json.object("methods", Json.EMPTY_ARRAY)).methods()).containsExactly("POST");
        assertThat(of(Json.object()).path()).isEmpty();
    }

    @Test
    void listensToTheMethodsThatAreSaid() {
        assertThat(of(Json.object("method", "get")).methods()).containsExactly("GET");
        assertThat(of(Json.object("methods", Json.array(Json.of("PUT"), Json.of("PATCH"))))
                        .methods())
                .containsExactly("PUT", "PATCH");
        assertThat(of(Json.object("method", "ANY")).methods()).contains("GET", "POST", "DELETE");
    }

    @Test
    void readsPathsAsPeopleWriteThem() {
        assertThat(of(Json.object("path", "/orders/")).path()).contains(HookPath.of("orders"));
        assertThat(of(Json.object("path", 404)).path()).contains(HookPath.of("404"));
        assertThat(of(Json.object("path", "/")).path()).isEmpty();
    }

    @Test
    void aDisabledWebhookDoesNotListen() {
        assertThat(all(Json.object("id", "hook", "type", "webhook", "disabled", true)))
                .isEmpty();
    }

    private static Webhook of(JsonObject config) {
        return all(node("hook", "webhook", config)).getFirst();
    }

    private static List<Webhook> all(Json... nodes) {
        return Webhook.all(Samples.definition(named("Orders", nodes)));
    }
}
