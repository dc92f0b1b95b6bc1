package reprise.language.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static reprise.language.definition.Workflows.json;
import static reprise.language.definition.Workflows.read;
import static reprise.language.definition.Workflows.yaml;

import java.util.Random;
import org.junit.jupiter.api.Test;
import reprise.core.definition.DefinitionWriter;
import reprise.core.definition.SourceText;
import reprise.language.Language;

class DefinitionWriterTest {

    @Test
    void writesWhatIsReadBackAsItWas() {
        for (var definition : new RandomDefinition(new Random(17)).take(1_000)) {
            var written = DefinitionWriter.write(definition);
            assertThat(read(SourceText.of(written))).isEqualTo(definition);
            assertThat(read(json(Language.json().write(written)))).isEqualTo(definition);
            assertThat(read(yaml(Language.yaml(definition)))).isEqualTo(definition);
        }
    }

    @Test
    void writesYamlThatPeopleLikeToRead() {
        var written = """
                name: Order intake
                description: Large orders go to a person, the rest to the warehouse
                tags: [orders]
                params:
                  threshold: { type: number, default: 100 }
                nodes:
                  - id: hook
                    type: webhook
                    config:
                      method: POST
                      path: orders
                  - id: stock
                    type: http_request
                    config:
                      method: GET
                      url: "https://stock.example.com/items/{{ trigger.body.sku }}"
                      body: |
                        two
                        lines
                    retry: { maxAttempts: 5, backoff: exponential, initialDelay: 1s, maxDelay: 1m, jitter: 0.2 }
                    timeout: 10s
                    position: { x: 120, y: 40 }
                  - id: large
                    type: condition
                    config:
                      condition: "{{ trigger.body.total }} > {{ params.threshold }}"
                edges:
                  - { from: hook, to: stock }
                  - { from: stock, to: large }
                  - { from: large, to: stock, on: "true" }
                settings:
                  timeout: 48h
                  concurrency: 50
                  retention: 30d
                  idempotencyWindow: forever
                """;
        var asRead = written.replace(
                "description: Large orders go to a person, the rest to the warehouse",
                "description: \"Large orders go to a person, the rest to the warehouse\"");
        assertThat(Language.yaml(read(yaml(written)))).isEqualTo(asRead);
    }
}
