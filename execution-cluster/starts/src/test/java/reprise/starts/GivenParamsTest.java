package reprise.starts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import reprise.core.definition.Param;
import reprise.core.definition.Problem;
import reprise.sdk.Json;
import reprise.sdk.Json.JsonObject;

class GivenParamsTest {

    @Test
    void areFineWhereTheyFitOrHaveADefault() {
        assertThat(problems(Json.object("n", 1))).isEmpty();
        assertThat(problems(Json.object("n", 1.5, "word", "hi"))).isEmpty();
    }

    @Test
    void areToldOfAllAtOnce() {
        assertThat(problems(Json.object("word", 7, "more", true)))
                .containsExactlyInAnyOrder(
                        "params.word must be of type string, not " + Json.of(7).kind(),
                        "params.more is not a param of this workflow",
                        "params.n is required: it has no default");
    }

    @Test
    void areNotNullByAccident() {
        assertThat(problems(Json.object("n", Json.NULL))).hasSize(1);
    }

    private static List<String> problems(Json given) {
        Map<String, Param> declared = new LinkedHashMap<>();
        declared.put("n", new Param(Param.Type.NUMBER, Optional.empty(), ""));
        declared.put("word", new Param(Param.Type.STRING, Optional.of(Json.of("hi")), ""));
        return GivenParams.problems(declared, (JsonObject) given).stream()
                .map(GivenParamsTest::sentence)
                .toList();
    }

    private static String sentence(Problem detail) {
        return detail.field() + " " + detail.issue();
    }
}
