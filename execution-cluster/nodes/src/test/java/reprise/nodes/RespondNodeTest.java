package reprise.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static reprise.nodes.Given.bind;
import static reprise.nodes.Given.evaluate;
import static reprise.nodes.Given.input;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reprise.sdk.Answer;
import reprise.sdk.Json;
import reprise.sdk.LogLine;
import reprise.sdk.Step;
import reprise.sdk.config.MisfitException;

class RespondNodeTest {

    @Test
    void answersAndPassesTheInputOn() {
        var step = (Step.Done) evaluate(
                new RespondNode(),
                Json.object("status", 201, "headers", Json.object("X-Count", 3), "body", Json.object("id", 7)),
                input(Json.NULL));

        assertThat(step.answer()).contains(new Answer(201, Map.of("x-count", "3"), Json.object("id", 7)));
        assertThat(step.output()).isEmpty();
    }

    @Test
    void answers200WithoutABodyWhereNothingIsSaid() {
        var step = (Step.Done) evaluate(new RespondNode(), Json.EMPTY_OBJECT, input(Json.NULL));

        assertThat(step.answer()).contains(new Answer(200, Map.of(), Json.NULL));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Set-Cookie", "Transfer-Encoding", "Content-Length", "Connection", "Strict-Transport-Security",
                "Content-Security-Policy", "Access-Control-Allow-Origin", "WWW-Authenticate", "Host", "Upgrade"
            })
    void refusesHeadersThatAreNotAWorkflows(String name) {
        assertThatThrownBy(() -> bind(new RespondNode(), Json.object("headers", Json.object(name, "x"))))
                .isInstanceOf(MisfitException.class)
                .hasMessage("headers." + name + " cannot be set by a workflow");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x\r\nX-Evil: 1", "x\ny", "x\u0000", "\u007f", "ü", "x\u2028y"})
    void refusesValuesThatAreMoreThanALine(String value) {
        assertThatThrownBy(() -> bind(new RespondNode(), Json.object("headers", Json.object("x-a", value))))
                .hasMessageStartingWith("headers.x-a must be one line");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x a", "x:a", "x\r\na", "", "ü"})
    void refusesNamesThatAreNone(String name) {
        assertThatThrownBy(() -> bind(new RespondNode(), Json.object("headers", Json.object(name, "x"))))
                .hasMessage("headers holds a name that no header can have: use letters, digits and -");
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 199, 600, 0, -1})
    void refusesWhatIsNoFinalStatus(int status) {
        assertThatThrownBy(() -> bind(new RespondNode(), Json.object("status", status)))
                .hasMessage("status must be a whole number from 200 to 599");
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 299, 304, 419, 440, 498, 499, 520, 599})
    void takesEveryFinalStatus(int status) {
        bind(new RespondNode(), Json.object("status", status));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/javascript",
                "application/javascript; charset=utf-8",
                " Text/ECMAscript",
                "application/x-javascript",
                "text/javascript1.5",
                "text/jscript"
            })
    void refusesScripts(String type) {
        assertThatThrownBy(() -> bind(
                        new RespondNode(),
                        Json.object("headers", Json.object("Content-Type", type), "body", "alert(1)")))
                .hasMessageStartingWith("headers.Content-Type must not say that the body is a script");
    }

    @Test
    void refusesABodyWhereTheStatusForbidsIt() {
        assertThatThrownBy(() -> bind(new RespondNode(), Json.object("status", 204, "body", "x")))
                .hasMessage("body must be left out: an answer with status 204 has none");
    }

    @Test
    void theLogNodeWritesItsLineAndPassesTheInputOn() {
        var step = (Step.Done) evaluate(
                new LogNode(), Json.object("level", "warn", "message", "low", "data", Json.of(3)), input(Json.NULL));

        assertThat(step.log()).containsExactly(new LogLine(LogLine.Level.WARN, "low", Json.of(3)));
        assertThat(step.output()).isEmpty();
        assertThat(step.port()).isEqualTo("main");
    }
}
