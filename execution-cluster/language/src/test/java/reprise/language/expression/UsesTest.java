package reprise.language.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import reprise.core.expression.Compiled;
import reprise.core.expression.Scope;
import reprise.core.expression.Uses;

/** What expressions tell of what they may look at. */
class UsesTest {
    private static final CelExpressions LANGUAGE = new CelExpressions();
    private static final Scope SCOPE = new Scope(
            Set.of("order", "customer-1", "call"), Set.of("order", "customer-1", "call"), Map.of("limit", ""), false);

    @Test
    void namesEachRootAndNodeOnce() {
        assertThat(uses("{{ order.total > params.limit ? order.id : nodes[\"customer-1\"].name }}"))
                .isEqualTo(new Uses(Set.of("params"), Set.of("order", "customer-1")));
        assertThat(uses("{{ trigger.body.x }} and {{ call }}")).isEqualTo(new Uses(Set.of("trigger"), Set.of("call")));
    }

    @Test
    void countsNoLoopVariablesOfItsOwn() {
        assertThat(uses("{{ order.lines.filter(line, line.price > trigger.body.least) }}"))
                .isEqualTo(new Uses(Set.of("trigger"), Set.of("order")));
    }

    @Test
    void isNothingForWhatStandsForItself() {
        assertThat(uses("{{ 1 + 2 }}")).isEqualTo(Uses.NOTHING);
    }

    @Test
    void isToldOfConditionsToo() {
        var compiled = LANGUAGE.condition("{{ order.total }} > 3 && has(trigger.body.x)", SCOPE);
        assertThat(((Compiled.Ready) compiled).expression().uses())
                .isEqualTo(new Uses(Set.of("trigger"), Set.of("order")));
    }

    @Test
    void anItemOfAListIsNothingFromOutside() {
        var compiled = LANGUAGE.condition("item.price > order.total + index", SCOPE.ofItems());
        var uses = ((Compiled.Ready) compiled).expression().uses();
        assertThat(uses).isEqualTo(new Uses(Set.of("item", "index"), Set.of("order")));
        assertThat(uses.around()).isEqualTo(new Uses(Set.of(), Set.of("order")));
    }

    private static Uses uses(String template) {
        return ((Compiled.Ready) LANGUAGE.template(template, SCOPE))
                .expression()
                .uses();
    }
}
