package reprise.language;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import reprise.core.definition.Definition;
import reprise.core.definition.DefinitionReader;
import reprise.core.definition.DefinitionWriter;
import reprise.core.definition.Place;
import reprise.core.definition.Reading;
import reprise.core.definition.SourceText;

class LanguageTest {
    private static final String ORDER = """
            name: Order intake
            tags: [orders]
            params: { threshold: { type: number, default: 100 } }
            nodes:
              - { id: hook, type: webhook, config: { method: POST, path: orders } }
              - id: stock
                type: http_request
                config: { method: GET, url: "https://stock.example.com/items/{{ trigger.body.sku }}" }
                retry: { maxAttempts: 5, backoff: exponential, initialDelay: 1s, maxDelay: 1m, jitter: 0.2 }
                timeout: 10s
                onError: fail            # fail | continue | route (edges with on: error)
              - { id: large, type: condition, config: { condition: "{{ trigger.body.total }} > {{ params.threshold }}" } }
              - { id: ask, type: approval, config: { title: "Release {{ trigger.body.id }}?" , timeout: 24h } }
              - { id: done, type: set, config: { values: { sku: "{{ trigger.body.sku }}", left: "{{ stock.body.left }}" } } }
            edges:
              - { from: hook, to: stock }
              - { from: stock, to: large }
              - { from: large, to: ask, on: "true" }
              - { from: large, to: done, on: "false" }
              - { from: ask, to: done, on: approved }
            settings: { timeout: 48h, concurrency: 50, errorWorkflow: null, retention: 30d }
            """;

    @Test
    void keepsADefinitionThroughJsonAndYaml() throws UnreadableText {
        var order = definition(Language.readYaml(ORDER));
        var json = Language.json().writeBytes(DefinitionWriter.write(order));
        assertThat(definition(Language.readJson(json))).isEqualTo(order);
        assertThat(definition(Language.readYaml(Language.yaml(order)))).isEqualTo(order);
        assertThat(definition(Language.readYaml(json))).as("JSON is YAML too").isEqualTo(order);
    }

    private static Definition definition(SourceText source) {
        return switch (DefinitionReader.read(source)) {
            case Reading.Read(var definition) -> definition;
            case Reading.Refused(var problems, var _) -> throw new AssertionError(problems.toString());
        };
    }

    @Test
    void tellsWhereAndWhyATextIsUnreadable() {
        var json = catchThrowableOfType(
                UnreadableText.class, () -> Language.readJson("{\"name\":\n geheim}".getBytes(UTF_8)));
        assertThat(json.problems().getFirst().place()).map(Place::line).contains(2);
        assertThat(json.problems().getFirst().issue()).startsWith("is not JSON").doesNotContain("geheim");
        var yaml = catchThrowableOfType(UnreadableText.class, () -> Language.readYaml("a: 1\nb: [\n"));
        assertThat(yaml.problems().getFirst().place()).isPresent();
        var bytes = catchThrowableOfType(UnreadableText.class, () -> Language.readYaml("a: ä".getBytes(ISO_8859_1)));
        assertThat(bytes.problems().getFirst().place()).isEqualTo(Optional.of(new Place(1, 4)));
    }

    @Test
    void refusesWhatIsTooLarge() {
        refuses("{\"a\": \"" + "x".repeat(Language.SIZE) + "\"}", "more than 2000000 characters");
        refuses("[" + "[0],".repeat(150_000) + "0]", "too many values");
        var names = IntStream.range(0, 99)
                .mapToObj(i -> "{\"" + "n".repeat(9_000) + "\":")
                .collect(Collectors.joining());
        refuses(names + "[" + "0,".repeat(1_000) + "0]" + "}".repeat(99), "too long names");
    }

    private static void refuses(String text, String why) {
        var json = catchThrowableOfType(UnreadableText.class, () -> Language.readJson(text.getBytes(UTF_8)));
        assertThat(json).hasMessageContaining(why);
        assertThat(catchThrowableOfType(UnreadableText.class, () -> Language.readYaml(text)))
                .isNotNull();
    }
}
