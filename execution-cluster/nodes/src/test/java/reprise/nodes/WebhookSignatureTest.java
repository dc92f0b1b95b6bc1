package reprise.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reprise.nodes.WebhookNode.Config;
import reprise.sdk.Json;
import reprise.sdk.Json.JsonObject;
import reprise.sdk.config.Shape;

class WebhookSignatureTest {

    @Test
    void takesASecretOrAListOfThem() {
        assertThat(bind(github(Json.of("one that is long enough"))).secrets())
                .containsExactly("one that is long enough");
        assertThat(bind(github(Json.array(Json.of("the old one of the two"), Json.of("the new one of the two"))))
                        .secrets())
                .containsExactly("the old one of the two", "the new one of the two");
    }

    @Test
    void refusesASchemeWithoutItsSecret() {
        assertThatThrownBy(() -> bind(Json.object("scheme", "stripe")))
                .hasMessage("signature.secret is required: without it no call could be verified");
        assertThatThrownBy(() -> bind(github(Json.EMPTY_ARRAY)))
                .hasMessage("signature.secret must be a secret, or a list of 1 to 10");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "fifteen letters", "                    ", "whsec_fifteen letters"})
    void refusesASecretThatCouldBeGuessed(String secret) {
        assertThatThrownBy(() -> bind(github(Json.of(secret))))
                .hasMessageStartingWith("signature.secret must have at least 16 characters");
        assertThatThrownBy(() -> bind(github(Json.array(Json.of("a good one, long enough"), Json.of(secret)))))
                .hasMessageStartingWith("signature.secret[1] must have at least 16 characters");
    }

    @Test
    void refusesANumberInPlaceOfASecret() {
        assertThatThrownBy(() -> bind(github(Json.of(1_234_567_890_123_456L))))
                .hasMessage("signature.secret must be text, not a number: put it in quotes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{{ params.thing }}", "{{ secrets.github_hook }}", "before {{ trigger.body.x }} after"})
    void refusesWhatLooksEvaluatedAndIsNot(String secret) {
        assertThat(Shape.of(Config.class)
                        .check(Json.object("signature", github(Json.of(secret))), text -> text.contains("{{")))
                .singleElement()
                .satisfies(misfit -> assertThat(misfit.path()).isEqualTo("signature.secret"))
                .satisfies(misfit -> assertThat(misfit.issue()).startsWith("must be written out"));
        assertThatThrownBy(() -> bind(github(Json.array(Json.of(secret)))))
                .hasMessageStartingWith("signature.secret[0] must be written out");
    }

    @Test
    void refusesWhatIsForOtherSchemes() {
        var secret = Json.of("one that is long enough");
        assertThatThrownBy(() -> bind(github(secret).with("header", Json.of("x-a"))))
                .hasMessageStartingWith("signature.header is for the scheme hmac-sha256 only");
        assertThatThrownBy(() -> bind(github(secret).with("encoding", Json.of("hex"))))
                .hasMessageStartingWith("signature.encoding is for the scheme hmac-sha256 only");
        assertThatThrownBy(() -> bind(Json.object("scheme", "stripe", "secret", secret, "replayWindow", "1h")))
                .hasMessageStartingWith("signature.replayWindow is for hmac-sha256 and github only");
    }

    @Test
    void neverTellsASecretWhereItIsPrinted() {
        assertThat(bind(github(Json.of("one that is long enough"))).toString()).isEqualTo("WebhookSignature[GITHUB]");
    }

    private static JsonObject github(Json secret) {
        return Json.object("scheme", "github", "secret", secret);
    }

    private static WebhookSignature bind(JsonObject signature) {
        return Shape.bind(Config.class, Json.object("signature", signature)).verification();
    }
}
