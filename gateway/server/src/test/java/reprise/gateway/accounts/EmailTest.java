package reprise.gateway.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which texts are one address, and which are none. */
class EmailTest {
    @ParameterizedTest
    @CsvSource({
        "Ada@Example.com, ada@example.com",
        "ada@example.com, ada@example.com",
        "ａｄａ@example.com, ada@example.com",
        "ada@ｅxample．com, ada@example.com",
        "ada＠example.com, ada@example.com",
        "jürgen@bücher.example, jürgen@bücher.example",
        "ju\u0308rgen@xn--bcher-kva.example, jürgen@bücher.example",
        "ada+news@example.com, ada+news@example.com",
        "ﬁnn@example.com, finn@example.com",
        "山田たろう@例え.jp, 山田たろう@例え.jp"
    })
    void oneAddressHasOneKey(String written, String key) {
        assertThat(Email.parse(written).key()).isEqualTo(key);
        assertThat(Email.key(written)).isEqualTo(key);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "@",
                "a@",
                "@b.c",
                "a b@c.d",
                "a@b@c.d",
                "a@b..c",
                "a@-b.c",
                "a@b_c.d",
                "a@[127.0.0.1]",
                "аda@example.com",
                "ada@exаmple.com",
                "ada@xn--exmple-4nf.com",
                "ada@xn--zzzzzz999999.com",
                "<a>@b.c"
            })
    void anythingElseIsNone(String text) {
        assertThatThrownBy(() -> Email.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    /** Every character that shows nothing, wherever it stands: it is refused, or it leaves no trace. */
    @Test
    void nothingInvisibleMakesAnotherAddress() {
        IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                .filter(point -> switch (Character.getType(point)) {
                    case Character.CONTROL,
                            Character.FORMAT,
                            Character.SURROGATE,
                            Character.PRIVATE_USE,
                            Character.UNASSIGNED,
                            Character.SPACE_SEPARATOR,
                            Character.LINE_SEPARATOR,
                            Character.PARAGRAPH_SEPARATOR -> true;
                    default -> false;
                })
                .filter(point -> point < 0x30000 || point % 997 == 0)
                .mapToObj(Character::toString)
                .forEach(invisible -> {
                    for (var text :
                            new String[] {"a" + invisible + "da@example.com", "ada@exa" + invisible + "mple.com"}) {
                        assertThat(isNoneOr(text, "ada@example.com"))
                                .as("U+%04X", invisible.codePointAt(0))
                                .isTrue();
                    }
                });
    }

    private static boolean isNoneOr(String text, String key) {
        try {
            return Email.parse(text).key().equals(key);
        } catch (IllegalArgumentException none) {
            return true;
        }
    }
}
