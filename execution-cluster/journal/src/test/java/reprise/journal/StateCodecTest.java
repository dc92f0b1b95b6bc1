package reprise.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import reprise.core.execution.Execution;
import reprise.core.execution.PredictableRuns;
import reprise.language.json.JsonLimits;
import reprise.language.json.StrictJson;

class StateCodecTest {
    private static final StrictJson TEXT = new StrictJson(JsonLimits.JOURNAL);
    private static final StateCodec CODEC = new StateCodec(TEXT);
    private static final int STATES = 1_000;
    private static final int RUNS = 300;

    @Test
    void everyStateIsReadBackAsItWasWritten() {
        var dice = new SplittableRandom(42);
        for (int i = 0; i < STATES; i++) {
            var state = RandomStates.any(dice);
            assertThat(CODEC.decode(CODEC.encode(state))).isEqualTo(state);
        }
    }

    /** The same is decided, as long as nothing is forgotten. */
    @Test
    void anExecutionGoesOnFromItsStoredStateAsIfNothingHadBeen() {
        for (long seed = 0; seed < RUNS; seed++) {
            var undisturbed = PredictableRuns.run(seed, state -> state);
            var stored = PredictableRuns.run(seed, state -> {
                var again = CODEC.decode(CODEC.encode(state));
                assertThat(again).isEqualTo(state);
                return again;
            });
            assertThat(stored).as("seed %s", seed).isEqualTo(undisturbed);
        }
    }

    @Test
    void keepsTheOrderInWhichStepsAndRoundsWereHeardOf() {
        var dice = new SplittableRandom(43);
        for (int i = 0; i < STATES; i++) {
            var state = RandomStates.any(dice);
            var again = CODEC.decode(CODEC.encode(state));
            assertThat(CODEC.encode(again)).isEqualTo(CODEC.encode(state));
            assertThat(again.tasks()).isEqualTo(state.tasks());
        }
    }

    /** Whoever reads a snapshot trusts that the events still add up to it. */
    @Test
    void whatTheSameEventsAddUpToHasNotChangedWithoutItsFormBeingCalledAnother() throws Exception {
        var state = Execution.fold(SampleHistory.EVENTS);
        try (var sample = StateCodecTest.class.getResourceAsStream("/states/" + StateCodec.FORM + ".json")) {
            assertThat(sample)
                    .as("what SampleHistory adds up to, as src/test/resources/states/%s.json", StateCodec.FORM)
                    .isNotNull();
            assertThat(TEXT.parse(CODEC.encode(state)))
                    .as("raise StateCodec.FORM and write down the sample of the new form: %s", text(state))
                    .isEqualTo(TEXT.parse(sample.readAllBytes()));
        }
    }

    private static String text(Execution state) {
        return new String(CODEC.encode(state), StandardCharsets.UTF_8);
    }

    @Test
    void damagedStatesAreToldFromSoundOnes() {
        var whole = CODEC.encode(Execution.fold(SampleHistory.EVENTS));
        for (int length = 0; length < whole.length; length += 7) {
            var cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> CODEC.decode(cut)).isInstanceOf(UnreadableEvent.class);
        }
    }

    @Test
    void aStepThatThisReleaseDoesNotKnowMakesTheStateUnreadable() {
        var text = text(Execution.fold(SampleHistory.EVENTS));
        var later = text.replace("\"is\":\"waiting\"", "\"is\":\"dreaming\"");
        assertThat(later).isNotEqualTo(text);
        assertThatThrownBy(() -> CODEC.decode(later.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(UnreadableEvent.class)
                .hasMessageContaining("dreaming");
    }

    @Test
    void whatHasNotBegunHasNoState() {
        assertThatThrownBy(() -> CODEC.encode(Execution.NONE)).isInstanceOf(IllegalArgumentException.class);
    }
}
