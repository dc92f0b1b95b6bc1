package reprise.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reprise.core.NodeId;
import reprise.core.execution.ExecutionEvent;
import reprise.core.execution.ExecutionEvent.Ended;
import reprise.core.execution.ExecutionEvent.Logged;
import reprise.core.execution.ExecutionEvent.NodeCompleted;
import reprise.core.execution.ExecutionEvent.NodeFailed;
import reprise.core.execution.ExecutionEvent.NodeStarted;
import reprise.core.execution.Outcome;
import reprise.core.execution.Output;
import reprise.journal.StoredEvent.StoredPayload;
import reprise.language.json.JsonLimits;
import reprise.language.json.StrictJson;
import reprise.sdk.Failure;
import reprise.sdk.Json;
import reprise.sdk.JsonText;
import reprise.sdk.LogLine;

class EventCodecTest {
    private static final JsonText TEXT = new StrictJson(JsonLimits.JOURNAL);
    private static final EventCodec CODEC = new EventCodec(TEXT);
    private static final NodeId NODE = new NodeId("node");
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
            var event = new NodeStarted(NODE, 1, Json.object("value", Json.object("body", body)), NOON);
            assertThat(readBack(CODEC.encode(event))).isEqualTo(event);
        }

        @Test
        void asDeepAsAnExecutionMayGoCanBeRead() {
            Json value = Json.of("core");
            for (int i = 0; i < 500; i++) {
                value = Json.object("in", value);
            }
            var event = new NodeCompleted(NODE, 1, "main", new Output.Value(value), NOON);
            assertThat(readBack(CODEC.encode(event))).isEqualTo(event);
        }
    }

    @Nested
    class ALargeMember {

        @Test
        void liesBesideTheEventAndIsReadBack() {
            var event = completed(Json.of("x".repeat(32 * KIB)));
            var stored = CODEC.encode(event);
            assertThat(stored.event().length).isLessThan(KIB);
            assertThat(stored.payloads()).hasSize(1);
            assertThat(readBack(stored)).isEqualTo(event);
        }

        @Test
        void ofJustTheLimitStaysInTheEvent() {
            assertThat(CODEC.encode(completed(Json.of("x".repeat(32 * KIB - 2))))
                            .payloads())
                    .isEmpty();
        }

        @Test
        void isShownWithItsHashItsSizeAndItsBeginning() {
            var stored = CODEC.encode(completed(Json.of("abc".repeat(20_000))));
            var shown = CODEC.json(stored.name(), stored.version(), stored.event(), Payloads.PREVIEWS)
                    .get("output")
                    .orElseThrow();
            assertThat(shown.text("hash")).contains(stored.payloads().getFirst().hash());
            assertThat(shown.get("size")).contains(Json.of(60_002));
            assertThat(shown.text("preview").orElseThrow()).hasSize(256).startsWith("abcabc");
        }

        @Test
        void isShownAsJsonWhereItIsNoText() {
            var list = Json.array(IntStream.range(0, 20_000).mapToObj(Json::of).toList());
            var stored = CODEC.encode(completed(list));
            var shown = CODEC.json(stored.name(), stored.version(), stored.event(), Payloads.PREVIEWS)
                    .get("output")
                    .orElseThrow();
            assertThat(shown.text("preview").orElseThrow()).startsWith("[0,1,2,3");
        }

        @Test
        void isNeverCutThroughACharacter() {
            var stored = CODEC.encode(completed(Json.of("x" + "𝄞".repeat(20_000))));
            var shown = CODEC.json(stored.name(), stored.version(), stored.event(), Payloads.PREVIEWS)
                    .get("output")
                    .orElseThrow();
            assertThat(shown.text("preview")).contains("x" + "𝄞".repeat(127));
        }

        @Test
        void thatOccursTwiceIsTheSamePayload() {
            var large = Json.of("same".repeat(10_000));
            var one = CODEC.encode(completed(large)).payloads().getFirst();
            var other = CODEC.encode(new NodeStarted(NODE, 1, large, NOON))
                    .payloads()
                    .getFirst();
            assertThat(one.hash()).isEqualTo(other.hash());
            assertThat(one.content()).isEqualTo(other.content());
        }

        @Test
        void doesNotComeAboutByManySmallOnes() {
            var event = new Logged(
                    NODE,
                    1,
                    new LogLine(LogLine.Level.INFO, "m".repeat(20 * KIB), Json.of("d".repeat(20 * KIB))),
                    NOON);
            var stored = CODEC.encode(event);
            assertThat(stored.payloads()).isEmpty();
            assertThat(new String(stored.event(), StandardCharsets.UTF_8)).doesNotContain("payloads");
            assertThat(readBack(stored)).isEqualTo(event);
        }

        @Test
        void inAFailureLeavesItsCodeToEveryReader() {
            var failure = new Failure("UPSTREAM_STATUS", "answered 500", true, true, Json.of("page".repeat(20_000)));
            var event = new NodeFailed(NODE, 1, failure, Optional.of("error"), NOON);
            var stored = CODEC.encode(event);
            assertThat(stored.event().length).isLessThan(KIB);
            assertThat(readBack(stored)).isEqualTo(event);

            var previewed = ((NodeFailed) previewed(stored)).failure();
            assertThat(previewed.code()).isEqualTo("UPSTREAM_STATUS");
            assertThat(previewed.message()).isEqualTo("answered 500");
            assertThat(previewed.retryable()).isTrue();
            assertThat(previewed.details().text("preview").orElseThrow()).startsWith("pagepage");
        }

        @Test
        void thatIsATextIsReadAsItsBeginningByThoseWhoDoNotFetchIt() {
            var said = CODEC.encode(logged("blah".repeat(20_000)));
            assertThat(((Logged) previewed(said)).line().message())
                    .startsWith("blahblah")
                    .hasSize(256);

            var why = CODEC.encode(new Ended(new Outcome.Cancelled("because".repeat(20_000)), NOON));
            assertThat(((Outcome.Cancelled) ((Ended) previewed(why)).outcome()).reason())
                    .startsWith("becausebecause");

            var failure = Failure.permanent("BROKEN", "alas".repeat(20_000));
            var failed = CODEC.encode(new Ended(new Outcome.Failed(failure, Optional.of(NODE)), NOON));
            assertThat(((Outcome.Failed) ((Ended) previewed(failed)).outcome())
                            .failure()
                            .message())
                    .startsWith("alasalas");
        }

        @Test
        void doesNotHideWhichNodesItEndedWith() {
            var by = IntStream.range(0, 5_000)
                    .mapToObj(i -> new NodeId("a-node-with-a-long-name-" + i))
                    .toList();
            var event = new Ended(new Outcome.Completed(by), NOON);
            assertThat(previewed(CODEC.encode(event))).isEqualTo(event);
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
                    "execution.paused       | 1 | {\"at\":\"2026-01-01T12:00:00Z\"}                   | execution.paused",
                    "execution.ended        | 1 | {\"status\":\"lost\",\"at\":\"2026-01-01T12:00:00Z\"} | execution.ended",
                    "execution.logged       | 1 | {\"node\":\"a\",\"attempt\":1,\"level\":\"loud\",\"message\":\"\",\"at\":\"2026-01-01T12:00:00Z\"} | execution.logged",
                    "execution.node-started | 1 | {\"node\":\"a\",\"attempt\":\"x\",\"input\":1,\"at\":\"2026-01-01T12:00:00Z\"} | execution.node-started"
                })
        void isNamed(String name, int version, String json, String told) {
            assertThatThrownBy(() -> CODEC.decode(
                            Events.EXECUTION, name, version, json.getBytes(StandardCharsets.UTF_8), Payloads.PREVIEWS))
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
                            Events.EXECUTION,
                            EventNames.NODE_SKIPPED,
                            1,
                            more.getBytes(StandardCharsets.UTF_8),
                            Payloads.PREVIEWS))
                    .isEqualTo(new ExecutionEvent.NodeSkipped(NODE, NOON));
        }
    }

    private static NodeCompleted completed(Json output) {
        return new NodeCompleted(NODE, 1, "main", new Output.Value(output), NOON);
    }

    private static Logged logged(String message) {
        return new Logged(NODE, 1, new LogLine(LogLine.Level.INFO, message, Json.NULL), NOON);
    }

    private static ExecutionEvent previewed(StoredEvent stored) {
        return CODEC.decode(Events.EXECUTION, stored.name(), stored.version(), stored.event(), Payloads.PREVIEWS);
    }

    private static ExecutionEvent readBack(StoredEvent stored) {
        Map<String, byte[]> kept = stored.payloads().stream()
                .collect(Collectors.toMap(StoredPayload::hash, StoredPayload::content, (one, _) -> one));
        return CODEC.decode(
                Events.EXECUTION, stored.name(), stored.version(), stored.event(), (hash, _) -> parsed(kept.get(hash)));
    }

    private static Json parsed(byte[] content) {
        try {
            return TEXT.parse(content);
        } catch (JsonText.MalformedJson e) {
            throw new AssertionError(e);
        }
    }
}
