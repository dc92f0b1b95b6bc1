package reprise.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reprise.core.StepId.Round;

/** The text of an address is read as what was written, and nothing else is. */
class StepIdTest {
    private static final String FIRST = "abcXYZ_019";
    private static final String MORE = FIRST + "-8";
    private static final String HOSTILE = MORE + "[]/. +\u0000\u0660\uD83D\uDE00";

    @Test
    void readsWhatItWrote() {
        var dice = new SplittableRandom(7);
        for (int i = 0; i < 5_000; i++) {
            var step = new StepId(rounds(dice), new NodeId(id(dice)));
            assertThat(StepId.parse(step.toString())).isEqualTo(step);
            assertThat(StepId.parsePath(StepId.path(step.rounds()))).isEqualTo(step.rounds());
        }
    }

    @Test
    void whatItReadsFromAnyTextIsWhatWasWrittenThere() {
        var dice = new SplittableRandom(8);
        for (int i = 0; i < 20_000; i++) {
            var text = text(dice);
            try {
                assertThat(StepId.parse(text).toString()).isEqualTo(text);
            } catch (IllegalArgumentException refused) {
                assertThat(refused).hasMessageContaining("no address");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "a/",
                "/a",
                "a/b",
                "a[0]",
                "a[0]/",
                "[0]/b",
                "a[]/b",
                "a[-1]/b",
                "a[+1]/b",
                "a[01]/b",
                "a[1.0]/b",
                "a[2147483648]/b",
                "a[\u0661]/b",
                "a[0]]/b",
                "a[[0]/b",
                "a[0]b[1]/c",
                "a[0]//b",
                "a[0]/b/c",
                "a b",
                "a[0]/b[1]",
                "\u00e4"
            })
    void refusesWhatIsNoAddress(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StepId.parse(text))
                .withMessageContaining("no address");
    }

    @Test
    void liesWithinTheRoundsOfItsLoopsAndOfNoOthers() {
        var step = StepId.parse("each[3]/inner[0]/call");
        assertThat(step.isWithin(StepId.parse("each"))).isTrue();
        assertThat(step.isWithin(StepId.parse("each[3]/inner"))).isTrue();
        assertThat(step.isWithin(StepId.parse("each[2]/inner"))).isFalse();
        assertThat(step.isWithin(StepId.parse("inner"))).isFalse();
        assertThat(step.isWithin(step)).isFalse();
        assertThat(step.iteration()).containsExactly(3, 0);
    }

    private static List<Round> rounds(RandomGenerator dice) {
        var rounds = new ArrayList<Round>();
        for (int i = dice.nextInt(4); i > 0; i--) {
            rounds.add(new Round(
                    new NodeId(id(dice)), dice.nextBoolean() ? dice.nextInt(10) : dice.nextInt(Integer.MAX_VALUE)));
        }
        return rounds;
    }

    private static String id(RandomGenerator dice) {
        var id = new StringBuilder().append(any(dice, FIRST));
        for (int i = dice.nextInt(6); i > 0; i--) {
            id.append(any(dice, MORE));
        }
        return id.toString();
    }

    /** Now and then nearly an address. */
    private static String text(RandomGenerator dice) {
        var text =
                new StringBuilder(dice.nextBoolean() ? new StepId(rounds(dice), new NodeId(id(dice))).toString() : "");
        for (int i = dice.nextInt(4); i > 0; i--) {
            text.insert(dice.nextInt(text.length() + 1), any(dice, HOSTILE));
        }
        return text.toString();
    }

    private static char any(RandomGenerator dice, String characters) {
        return characters.charAt(dice.nextInt(characters.length()));
    }
}
