package reprise.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HookPathTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"orders", "/orders/", "orders/new", "orders/:id/lines/:line", "Bestellungen/größe", "v1.2/~me"})
    void takesWhatAPersonWouldWrite(String text) {
        assertThat(HookPath.of(text).toString()).isEqualTo(HookPath.trim(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "a//b",
                ":id",
                ":id/orders",
                "a/:",
                "a/:1",
                "a/{b}",
                "a/{{ trigger.body }}",
                "a b",
                "a?b",
                "a#b",
                "a%2fb",
                "a/../b",
                "a/.",
                "a\\b",
                "a/\u0000",
                "a/:x/:x",
                "0123456789abcdef0123456789abcdef",
                "1/2/3/4/5/6/7/8/9/10/11/12/13/14/15/16/17"
            })
    void refusesWhatCannotBeCalledOrWouldTakeOthersCalls(String text) {
        assertThatThrownBy(() -> HookPath.of(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("must ");
    }

    @Test
    void refusesPathsBeyondAnyUse() {
        assertThatThrownBy(() -> HookPath.of("a".repeat(201))).hasMessageContaining("200");
    }

    @Test
    void isTheSameWhateverItsParametersAreCalled() {
        assertThat(HookPath.of("a/:x").same(HookPath.of("a/:y"))).isTrue();
        assertThat(HookPath.of("a/:x").same(HookPath.of("a/b"))).isFalse();
    }
}
