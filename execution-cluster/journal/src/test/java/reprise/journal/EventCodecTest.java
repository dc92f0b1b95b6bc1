package reprise.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reprise.core.NodeId;
import reprise.core.StepId;
import reprise.core.execution.ExecutionEvent;
import reprise.core.execution.ExecutionEvent.Logged;
import reprise.core.execution.ExecutionEvent.NodeCompleted;
import reprise.core.execution.ExecutionEvent.NodeStarted;
import reprise.core.execution.Output;
import reprise.core.value.Reference;
import reprise.core.value.Value;
import reprise.language.json.JsonLimits;
import reprise.language.json.StrictJson;
import reprise.sdk.Json;
import reprise.sdk.LogLine;

class EventCodecTest {
    private static final StrictJson TEXT = new StrictJson(JsonLimits.JOURNAL);
    private static final EventCodec CODEC = new EventCodec(TEXT);
    private static final StepId NODE = StepId.of(new NodeId("node"));
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final int KIB = 1024;

    @Nested
    class EveryEvent {

        @Test
        void isReadBackAsItWasWritten() {
            var dice = new SplittableRandom(42);
            for (int round = 0; round < 2_000; round++) {
                for (var kind : Events.KINDS) {
                    var event = kind.apply(dice);
                    assertThat(readBack(CODEC.encode(event))).isEqualTo(event);
                }
            }
        }

        @Test
        void isReadBackWhateverLanguageTheServerSpeaks() {
            var before = Locale.getDefault();
            Locale.setDefault(Locale.of("tr", "TR"));
            try {
                var event = logged("hello");
                var stored = CODEC.encode(event);
                assertThat(new String(stored.event(), StandardCharsets.UTF_8)).contains("\"level\":\"info\"");
                assertThat(readBack(stored)).isEqualTo(event);
            } finally {
                Locale.setDefault(before);
            }
        }

        @Test
        void aroundWhatTheDoorJustTakesCanBeRead() throws Exception {
            int deepest = JsonLimits.STANDARD.depth();
            var body = new StrictJson(JsonLimits.STANDARD).parse("[".repeat(deepest) + "]".repeat(deepest));
            var event = new NodeStarted(NODE, 1, Value.of(Json.object("value", Json.object("body", body))), NOON);
            assertThat(readBack(CODEC.encode(event))).isEqualTo(event);
        }

        @Test
        void asDeepAsAnExecutionMayGoCanBeRead() {
            Json value = Json.of("core");
            for (int i = 0; i < 500; i++) {
                value = Json.object("in", value);
            }
            var event = new NodeCompleted(NODE, 1, "main", Output.of(value), NOON);
            assertThat(readBack(CODEC.encode(event))).isEqualTo(event);
        }
    }

    @Nested
    class ALargeValue {
        private final LargeValues values = new LargeValues(TEXT, 10_000_000, _ -> Optional.empty());

        @Test
        void liesBesideItsEventWhichNamesIt() {
            var event = completed(Json.of("x".repeat(32 * KIB)));
            var stored = CODEC.encode(event);
            assertThat(stored.event().length).isLessThan(KIB);
            assertThat(stored.payloads()).hasSize(1);
            assertThat(readBack(stored)).isEqualTo(event);
            assertThat(CODEC.encode(readBack(stored)).payloads())
                    .as("what was written before is not written again")
                    .isEmpty();
        }

        @Test
        void isShownByItsReferenceItsSizeAndItsBeginning() {
            var stored = CODEC.encode(completed(Json.of("abc".repeat(20_000))));
            var shown = CODEC.json(stored.name(), stored.version(), stored.event())
                    .get("output")
                    .orElseThrow();
            assertThat(shown.text("ref")).contains(stored.payloads().getFirst().hash());
            assertThat(shown.get("size")).contains(Json.of(60_002));
            assertThat(shown.text("preview").orElseThrow()).hasSize(256).startsWith("abcabc");
        }

        @Test
        void isNotTakenForDataThatLookLikeItsReference() {
            var json = Json.object("outputRef", Json.object("hash", "a", "size", 1, "preview", ""));
            var event = new NodeCompleted(NODE, 1, "main", Output.of(json), NOON);
            assertThat(readBack(CODEC.encode(event))).isEqualTo(event);
        }

        private NodeCompleted completed(Json output) {
            return new NodeCompleted(NODE, 1, "main", new Output.Data(values.keep(output)), NOON);
        }
    }

    @Nested
    class TheHead {

        @Test
        void isAllOfAnEventButItsData() {
            var event = new NodeStarted(NODE, 3, Value.of(Json.of("secret")), NOON);
            assertThat(head(CODEC.encode(event))).isEqualTo(new NodeStarted(NODE, 3, Value.NOT_READ, NOON));
        }

        @Test
        void tellsWhereLargeDataAre() {
            var large = new Value.Large(new Reference("ab", 70_000, "x"), Optional.empty());
            var event = new NodeStarted(NODE, 3, large, NOON);
            assertThat(head(CODEC.encode(event))).isEqualTo(event);
        }

        @Test
        void canBeReadOfEveryEvent() {
            var dice = new SplittableRandom(7);
            for (int round = 0; round < 200; round++) {
                for (var kind : Events.KINDS) {
                    var event = kind.apply(dice);
                    assertThat(head(CODEC.encode(event))).isInstanceOf(event.getClass());
                }
            }
        }
    }

    @Nested
    class WhatCannotBeRead {

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "execution.node-skipped | 1 | {\"node\":\"a\"                                     | execution.node-skipped",
                    "execution.node-skipped | 1 | []                                                | execution.node-skipped",
                    "execution.node-skipped | 1 | {\"at\":\"2026-01-01T12:00:00Z\"}                   | execution.node-skipped",
                    "execution.node-skipped | 1 | {\"node\":\"a\",\"at\":\"yesterday\"}                 | execution.node-skipped",
                    "execution.node-skipped | 2 | {\"node\":\"a\",\"at\":\"2026-01-01T12:00:00Z\"}      | later release",
                    "execution.node-skipped | 0 | {\"node\":\"a\",\"at\":\"2026-01-01T12:00:00Z\"}      | execution.node-skipped version 0",
                    "execution.vanished     | 1 | {\"at\":\"2026-01-01T12:00:00Z\"}                   | execution.vanished",
                    "execution.ended        | 1 | {\"status\":\"lost\",\"at\":\"2026-01-01T12:00:00Z\"} | execution.ended",
                    "execution.logged       | 1 | {\"node\":\"a\",\"attempt\":1,\"level\":\"loud\",\"message\":\"\",\"at\":\"2026-01-01T12:00:00Z\"} | execution.logged",
                    "execution.node-started | 1 | {\"node\":\"a\",\"attempt\":\"x\",\"input\":1,\"at\":\"2026-01-01T12:00:00Z\"} | execution.node-started"
                })
        void isNamed(String name, int version, String json, String told) {
            assertThatThrownBy(
                            () -> CODEC.decode(Events.EXECUTION, name, version, json.getBytes(StandardCharsets.UTF_8)))
                    .isInstanceOf(UnreadableEvent.class)
                    .hasMessageContaining(told);
        }

        @ParameterizedTest
        @ValueSource(ints = {0, 1, 10, 40, 60})
        void includesWhatHasOneByteWrong(int place) {
            var stored = CODEC.encode(completed(Json.of("value")));
            stored.event()[place] = (byte) 0xff;
            assertThatThrownBy(() -> readBack(stored))
                    .isInstanceOf(UnreadableEvent.class)
                    .hasMessageContaining("execution.node-completed");
        }

        @Test
        void isNothingThatALaterReleaseOnlyAddedToAnEvent() {
            var more = "{\"node\":\"node\",\"mood\":\"bright\",\"at\":\"2026-01-01T12:00:00Z\"}";
            assertThat(CODEC.decode(
                            Events.EXECUTION, EventNames.NODE_SKIPPED, 1, more.getBytes(StandardCharsets.UTF_8)))
                    .isEqualTo(new ExecutionEvent.NodeSkipped(NODE, NOON));
        }
    }

    private static NodeCompleted completed(Json output) {
        return new NodeCompleted(NODE, 1, "main", Output.of(output), NOON);
    }

    private static Logged logged(String message) {
        return new Logged(NODE, 1, LogLine.Level.INFO, message, Value.NULL, NOON);
    }

    private static ExecutionEvent head(StoredEvent stored) {
        return CODEC.head(Events.EXECUTION, stored.name(), stored.version(), stored.event());
    }

    private static ExecutionEvent readBack(StoredEvent stored) {
        return CODEC.decode(Events.EXECUTION, stored.name(), stored.version(), stored.event());
    }
}
