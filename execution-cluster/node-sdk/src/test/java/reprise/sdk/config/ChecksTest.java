package reprise.sdk.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reprise.sdk.Json;

class ChecksTest {
    private static final Shape SHAPE = Shape.of(Sample.class);

    @Test
    void findsEveryMisfitAtOnceWithItsPlace() {
        var config = Json.object(
                "port", "80", "respond", "onfinish", "parts", List.of(Json.object("size", 9)), "timeout", "soon");

        assertThat(check(config))
                .containsExactly(
                        "url is required",
                        "port must be a whole number from 1 to 65535, not text",
                        "timeout must be a duration such as 250ms, 10s, 5m, 24h, 30d or PT1H30M",
                        "respond must be one of immediately, onFinish; did you mean onFinish?",
                        "parts[0].name is required",
                        "parts[0].size must be a whole number from 1 to 3");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "URL | is not known here; did you mean url?",
                "time_out | is not known here; did you mean timeout?",
                "heders | is not known here; did you mean headers?",
                "hedaers | is not known here; did you mean headers?"
            })
    void guessesTheMemberThatWasMeant(String wrong, String issue) {
        assertThat(check(minimal().with(wrong, Json.of("x")))).containsExactly(wrong + " " + issue);
    }

    @Test
    void namesTheKnownMembersWhereNothingIsNear() {
        assertThat(check(minimal().with("single", Json.object("name", "a", "colour", "red"))))
                .containsExactly("single.colour is not known here; known are name, size");
    }

    @Test
    void takesAnExpressionForAnythingButALiteral() {
        var config = Json.object(
                "url",
                "{{ a }}",
                "port",
                "{{ a }}",
                "follow",
                "{{ a }}",
                "timeout",
                "{{ a }}",
                "headers",
                "{{ a }}",
                "parts",
                "{{ a }}",
                "single",
                "{{ a }}",
                "failOn",
                List.of("{{ a }}"),
                "pattern",
                "a{{2}}");

        assertThat(check(config)).isEmpty();
    }

    @Test
    void takesNoExpressionWhereTheValueMustBeKnownAtOnce() {
        assertThat(check(minimal().with("count", Json.of("{{ a }}"))))
                .containsExactly("count must be written out: no expression can stand here");
        assertThat(check(minimal().with("count", Json.of(2)))).isEmpty();
    }

    @Test
    void takesAnyTextButABlankOneForACondition() {
        assertThat(check(minimal().with("when", Json.of("trigger.body.total > 3"))))
                .isEmpty();
        assertThat(check(minimal().with("when", Json.of(" "))))
                .containsExactly("when must be a condition such as trigger.body.total > 100");
        assertThat(check(minimal().with("when", Json.of(3))))
                .containsExactly("when must be a condition such as trigger.body.total > 100, not a number");
    }

    @Test
    void takesNoAnswersInPlaceOfTheQuestion() {
        assertThat(check(minimal().with("whole", Json.of("item.size > 1")))).isEmpty();
        assertThat(check(minimal().with("whole", Json.array(Json.TRUE))))
                .containsExactly("whole must be a condition such as trigger.body.total > 100, not a list");
    }

    @Test
    void saysHowAnExpressionIsWrittenWhereAListIsMeant() {
        assertThat(check(minimal().with("parts", Json.of("trigger.body.parts"))))
                .containsExactly("parts must be a list, not text; an expression is written {{ … }}");
    }

    @Test
    void takesNullForNothing() {
        assertThat(check(minimal().with("port", Json.NULL))).isEmpty();
        assertThat(check(Json.object("url", null))).containsExactly("url is required");
    }

    @Test
    void takesANumberWhereTextIsMeantButNotTheOtherWayRound() {
        assertThat(check(Json.object("url", 5, "headers", Json.object("x-count", 3, "x-on", true))))
                .isEmpty();
        assertThat(check(minimal().with("jitter", Json.of("0.5"))))
                .containsExactly("jitter must be a number, not text");
    }

    @Test
    void asksTheRulesOfARecordWhoseValuesAreKnown() {
        var reserved = Json.array(Json.object("name", "fine"), Json.object("name", "reserved"));

        assertThat(check(minimal().with("parts", reserved))).containsExactly("parts[1].name is reserved");
        assertThat(check(Json.object("url", "{{ a }}", "parts", reserved)))
                .containsExactly("parts[1].name is reserved");
        assertThat(check(minimal().with("parts", Json.array(Json.object("name", "{{ reserved }}")))))
                .isEmpty();
    }

    @Test
    void asksTheRulesAlthoughAConditionIsNotYetKnown() {
        var config = minimal().with("when", Json.of("{{ a }} > 3")).with("single", Json.object("name", "reserved"));

        assertThat(check(config)).containsExactly("single.name is reserved");
    }

    @Test
    void neverRepeatsTheValue() {
        var config = Json.object("url", List.of("CANARY"), "port", "CANARY", "method", "CANARY", "timeout", "CANARY");

        assertThat(check(config)).hasSize(4).noneMatch(issue -> issue.contains("CANARY"));
    }

    @Test
    void refusesWhatIsNoObjectAtAll() {
        assertThat(check(Json.array())).containsExactly(" must be an object, not a list");
    }

    private static Json.JsonObject minimal() {
        return Json.object("url", "http://a");
    }

    private static List<String> check(Json config) {
        return SHAPE.check(config, text -> text.contains("{{")).stream()
                .map(misfit -> misfit.path() + " " + misfit.issue())
                .toList();
    }
}
