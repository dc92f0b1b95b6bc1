package reprise.gateway.workflows;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import reprise.core.PlanId;
import reprise.core.WorkflowId;
import reprise.gateway.testing.Growth;
import reprise.gateway.testing.KnownTypes;
import reprise.language.Language;

/** A definition of twice the size takes twice the work to check, right or wrong: viewers, too, may have one checked. */
@Timeout(60)
class LargeDefinitionsTest {
    private static final PlanId ID = new PlanId(new WorkflowId(new UUID(0, 1)), 1);
    private static final double LINEAR = 2.6;
    private static final int SIZE = 1_250;
    private static final int DOUBLINGS = 3;

    static Stream<Arguments> definitions() {
        return Stream.of(
                definition("cases with their edges", n -> cases(n, i -> "case" + i)),
                definition("cases with edges of almost their names", n -> cases(n, i -> "caes" + i)),
                definition("cases with edges that say nothing", n -> cases(n, _ -> "")),
                definition(
                        "edges from almost the names of nodes",
                        n -> json(
                                many(Math.min(n, 900), i -> node("node" + i, "set", "\"values\": 1")),
                                many(n, i -> "{\"from\": \"noed" + i + "\", \"to\": \"end\"}"))),
                definition(
                        "expressions over almost the names of nodes",
                        n -> json(
                                many(900, i -> node("node" + i, "set", "\"values\": 1")) + ","
                                        + node(
                                                "all",
                                                "transform",
                                                "\"value\": [" + many(n, i -> "\"{{ noed" + i + ".x }}\"") + "]"),
                                many(900, i -> "{\"from\": \"node" + i + "\", \"to\": \"all\"}"))));
    }

    @ParameterizedTest
    @MethodSource
    void definitions(IntFunction<byte[]> text) {
        assertThat(Growth.ofDoubling(
                        SIZE,
                        DOUBLINGS,
                        text,
                        bytes -> Language.compile(ID, Language.readJson(bytes), KnownTypes.BUILT_IN)))
                .isLessThan(LINEAR);
    }

    private static Arguments definition(String name, IntFunction<String> text) {
        IntFunction<byte[]> bytes = n -> text.apply(n).getBytes(UTF_8);
        return argumentSet(name, bytes);
    }

    private static String cases(int count, IntFunction<String> on) {
        return json(
                node(
                        "way",
                        "switch",
                        "\"cases\": ["
                                + many(count, i -> "{\"name\": \"case" + i + "\", \"when\": \"trigger == " + i + "\"}")
                                + "]"),
                many(count, i -> "{\"from\": \"way\", \"to\": \"end\", \"on\": \"" + on.apply(i) + "\"}"));
    }

    private static String json(String nodes, String edges) {
        return "{\"name\": \"Large\", \"nodes\": [" + node("start", "manual", "") + "," + nodes + ","
                + node("end", "set", "\"values\": 1") + "], \"edges\": [" + edges + "]}";
    }

    private static String node(String id, String type, String config) {
        return "{\"id\": \"" + id + "\", \"type\": \"" + type + "\", \"config\": {" + config + "}}";
    }

    private static String many(int count, IntFunction<String> each) {
        return IntStream.range(0, count).mapToObj(each).collect(Collectors.joining(","));
    }
}
