package reprise.gateway.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reprise.core.PlanId;
import reprise.core.WorkflowId;
import reprise.core.plan.Compilation;
import reprise.gateway.testing.KnownTypes;
import reprise.language.Language;
import reprise.language.UnreadableText;

class RawUseTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{ trigger.raw }}",
                "{{ trigger.?raw.orValue('') }}",
                "{{ trigger[\"raw\"] }}",
                "{{ hook.raw }}",
                "{{ nodes[\"hook\"].raw }}",
                "{{ trigger }}",
                "all: {{trigger}}",
                "{{ [1, trigger] }}",
                "{{ hook }}",
                "{{ nodes[\"hook\"] }}",
                "{{ trigger.entries() }}",
                "{{ size(trigger) }}"
            })
    void isTrueWhereTheWorkflowCanLookAtIt(String value) throws UnreadableText {
        assertThat(isUsed(value)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{ trigger.body }}",
                "{{ trigger.body.map(i, i.id) }}",
                "{{ trigger.?body.?id.orValue(1) }}",
                "{{ trigger[\"body\"] }}",
                "{{ hook.body }}",
                "{{ nodes[\"hook\"].body.id }}",
                "{{ trigger.body.rawValue }}",
                "a raw trigger",
                "{{ params.k }}"
            })
    void isFalseWhereItCannot(String value) throws UnreadableText {
        assertThat(isUsed(value)).isFalse();
    }

    private static boolean isUsed(String value) throws UnreadableText {
        var source = Language.readYaml("""
                name: Looking
                params: { k: { type: string, default: x } }
                nodes:
                  - { id: hook, type: webhook }
                  - { id: look, type: transform, config: { value: '%s' } }
                edges: [{ from: hook, to: look }]
                """.formatted(value.replace("'", "''")));
        return switch (Language.compile(new PlanId(new WorkflowId(new UUID(0, 1)), 1), source, KnownTypes.BUILT_IN)) {
            case Compilation.Ready(var plan, var _) -> RawUse.isUsed(plan);
            case Compilation.Refused(var problems) -> throw new AssertionError(problems);
        };
    }
}
