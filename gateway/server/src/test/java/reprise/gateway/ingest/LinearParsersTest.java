package reprise.gateway.ingest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import akka.http.javadsl.model.HttpHeader;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import reprise.core.expression.Compiled;
import reprise.core.expression.Roots;
import reprise.core.expression.Scope;
import reprise.gateway.http.ParameterReader;
import reprise.gateway.http.SentType;
import reprise.gateway.http.UrlEncoded;
import reprise.gateway.testing.Growth;
import reprise.language.Language;
import reprise.sdk.Json;

/** Whatever reads a caller's bytes needs twice as much for twice as many of them, however they were chosen. */
@Timeout(60)
class LinearParsersTest {
    /** A list that grows by halves makes now and then a little more than twice as much. */
    private static final double LINEAR = 2.6;

    private static final int SIZE = 2_000;
    private static final int DOUBLINGS = 3;
    private static final HookBody BODIES = new HookBody(Language.json());

    static Stream<Arguments> parsers() {
        var form = "application/x-www-form-urlencoded";
        var multipart = "multipart/form-data; boundary=b";
        return Stream.of(
                        body("a form with one name", form, n -> "a=1&".repeat(n)),
                        body("a form with many names", form, n -> names(n, "=1&")),
                        body("a form with names that collide", form, n -> colliding(n, "=1&")),
                        body("a form with one long value", form, n -> "a=" + "%41+".repeat(n)),
                        body("a form with nothing in it", form, n -> "&".repeat(n)),
                        body("a form of equals signs", form, n -> "=".repeat(n)),
                        body("parts of one name", multipart, n -> part("a", "1").repeat(n / 64) + "--b--"),
                        body(
                                "a part of boundaries that are none",
                                multipart,
                                n -> part("a", "\r\n--b \t".repeat(n)) + "--b--"),
                        body("a part of line ends", multipart, n -> part("a", "\r\n".repeat(n)) + "--b--"),
                        body("a part without an end", multipart, n -> part("a", "\r\n--".repeat(n))),
                        body("a part with many headers", multipart, n -> "--b\r\n" + "a:b\r\n".repeat(n)),
                        body("nothing but words before parts", multipart, n -> "\r\n--c".repeat(n)),
                        body("a list", "application/json", n -> "[" + "0,".repeat(n) + "0]"),
                        body("members", "application/json", n -> "{" + quoted(names(n, "\":0,\"")) + "\":0}"),
                        body(
                                "members that collide",
                                "application/json",
                                n -> "{" + quoted(colliding(n, "\":0,\"")) + "\":0}"),
                        body("escapes", "application/json", n -> "\"" + "\\u00e9".repeat(n) + "\""),
                        body("white space", "application/json", n -> " ".repeat(n) + "1"),
                        body("brackets", "application/json", n -> "[".repeat(n)),
                        body("digits", "application/json", n -> "1".repeat(n)),
                        body("small objects", "application/json", n -> "[" + "{\"\":{}},".repeat(n) + "0]"),
                        body("text", "text/plain", n -> "é\r\n".repeat(n)),
                        body("text in UTF-16", "text/plain; charset=utf-16", n -> "ab".repeat(n)),
                        body("XML without an end of its declaration", "text/xml", n -> "<?xml encoding=".repeat(n)),
                        yaml("a list", n -> "- 0\n".repeat(n)),
                        yaml("members", n -> names(n, ": 0\n")),
                        yaml("members that collide", n -> colliding(n, ": 0\n")),
                        yaml("a flow list", n -> "[" + "0,".repeat(n) + "0]"),
                        yaml("aliases", n -> "- &a 0\n" + "- *a\n".repeat(n)),
                        yaml("merges", n -> "- &a {b: 0}\n" + "- <<: *a\n".repeat(n)),
                        yaml("a long text", n -> "a: |\n" + "  x\n".repeat(n)),
                        yaml("a folded text", n -> "a: >\n" + "  x\n\n".repeat(n)),
                        yaml("a quoted text", n -> "\"" + "\\x41 \n ".repeat(n) + "\""),
                        yaml("comments", n -> "# x\n".repeat(n) + "a: 0"),
                        yaml("brackets", n -> "[".repeat(n)),
                        yaml("anchors", n -> "&a ".repeat(n)),
                        yaml("keys that never come", n -> "? ".repeat(n)),
                        header("parameters", n -> "form-data" + "; a=b".repeat(n)),
                        header("semicolons", n -> ";".repeat(n)),
                        header("spaces", n -> " =".repeat(n)),
                        header("backslashes", n -> "x; a=\"" + "\\\\".repeat(n)),
                        header("quotation marks", n -> "x; a=" + "\"".repeat(n)),
                        akka("Cookie", n -> "a=b; ".repeat(n / 8)),
                        akka("Cookie", n -> "=;\",".repeat(n / 8)),
                        akka("Accept", n -> "a/b;q=0.1, ".repeat(n / 16)),
                        akka("User-Agent", n -> "(".repeat(n / 4)),
                        expression("number(trigger)", n -> "1".repeat(n)),
                        expression("number(trigger)", n -> "0." + "0".repeat(n) + "1"),
                        expression("int(trigger)", n -> "-" + "9".repeat(n)),
                        expression("timestamp(trigger)", n -> "2026-01-01T00:00:00." + "0".repeat(n) + "Z"),
                        expression("duration(trigger)", n -> "1h".repeat(n)),
                        expression("parseDate(trigger, 'yyyy-MM-dd')", n -> "2026-".repeat(n)),
                        expression("trigger.split(',').size()", n -> ",".repeat(n)))
                .flatMap(it -> it);
    }

    @ParameterizedTest
    @MethodSource
    void parsers(IntFunction<byte[]> input, Growth.Parser<byte[]> parser) {
        assertThat(Growth.ofDoubling(SIZE, DOUBLINGS, input, parser)).isLessThan(LINEAR);
    }

    @Test
    void aParserThatCopiesWhatItHasForEachPartWouldBeFound() {
        Growth.Parser<byte[]> square = bytes -> {
            for (int at = 0; at < bytes.length; at += 100) {
                bytes.clone();
            }
        };
        assertThat(Growth.ofDoubling(SIZE, DOUBLINGS, byte[]::new, square)).isGreaterThan(3.5);
    }

    @Test
    void aQueryIsReadLikeAForm() {
        assertThat(Growth.ofDoubling(SIZE, DOUBLINGS, n -> "a=%C3%A9&".repeat(n), UrlEncoded::query))
                .isLessThan(LINEAR);
    }

    /** Would a body of the greatest size be gone over again for each of its parts, it would be read for hours. */
    @Test
    void theLargestBodiesAreReadAtOnce() {
        int size = 10_000_000;
        for (var boundary : new String[] {"b", "-".repeat(70)}) {
            var type = SentType.parse("multipart/form-data; boundary=" + boundary);
            var near = ("\r\n--" + boundary.substring(1) + "x").repeat(size / (boundary.length() + 4));
            read(type, ("--" + boundary + "\r\nContent-Disposition: form-data; name=a\r\n\r\n" + near));
            read(type, "\r".repeat(size));
            read(type, "-".repeat(size));
        }
        read(SentType.parse("application/x-www-form-urlencoded"), "a=" + "%".repeat(size));
        read(SentType.parse("application/json"), " ".repeat(size));
        read(SentType.parse("text/xml"), "<?xml ".repeat(size / 6));
    }

    private static void read(SentType type, String body) {
        try {
            BODIES.read(type, body.getBytes(ISO_8859_1));
        } catch (RuntimeException refused) {
            assertThat(refused).isInstanceOf(reprise.gateway.http.Refused.class);
        }
    }

    private static Stream<Arguments> body(String name, String type, IntFunction<String> body) {
        var sent = SentType.parse(type);
        return set(type + ": " + name, body, bytes -> BODIES.read(sent, bytes));
    }

    private static Stream<Arguments> yaml(String name, IntFunction<String> text) {
        return set("YAML: " + name, text, Language::readYaml);
    }

    private static Stream<Arguments> header(String name, IntFunction<String> text) {
        return set("header: " + name, text, bytes -> {
            var reader = new ParameterReader(new String(bytes, UTF_8));
            reader.first();
            reader.each((_, _) -> {});
        });
    }

    /** As Akka reads the headers it knows; values are bounded before they come to it. */
    private static Stream<Arguments> akka(String name, IntFunction<String> value) {
        return set(name, value, bytes -> HttpHeader.parse(name, new String(bytes, UTF_8)));
    }

    private static Stream<Arguments> expression(String expression, IntFunction<String> text) {
        var scope = new Scope(Set.of(), Set.of(), Map.of(), false);
        var compiled = (Compiled.Ready) Language.expressions().template("{{ " + expression + " }}", scope);
        return set(expression, text, bytes -> compiled.expression().evaluate(new Trigger(new String(bytes, UTF_8))));
    }

    private static Stream<Arguments> set(String name, IntFunction<String> text, Growth.Parser<byte[]> parser) {
        IntFunction<byte[]> input = n -> text.apply(n).getBytes(UTF_8);
        return Stream.of(argumentSet(name, input, parser));
    }

    private static String names(int count, String after) {
        return IntStream.range(0, count).mapToObj(i -> "n" + i + after).collect(Collectors.joining());
    }

    /** {@code Aa} and {@code BB} have the same hash. */
    private static String colliding(int count, String after) {
        return IntStream.range(0, count)
                .mapToObj(i -> IntStream.range(0, 20)
                                .mapToObj(bit -> (i >> bit & 1) == 0 ? "Aa" : "BB")
                                .collect(Collectors.joining())
                        + after)
                .collect(Collectors.joining());
    }

    private static String quoted(String names) {
        return "\"" + names;
    }

    private static String part(String name, String content) {
        return "--b\r\nContent-Disposition: form-data; name=" + name + "\r\n\r\n" + content + "\r\n";
    }

    private record Trigger(String text) implements Roots {
        @Override
        public Optional<Json> root(String root) {
            return Optional.of(Json.of(text));
        }

        @Override
        public Optional<Json> node(String nodeId) {
            return Optional.empty();
        }

        @Override
        public long now() {
            return 0;
        }

        @Override
        public java.util.UUID uuid() {
            return new java.util.UUID(0, 0);
        }
    }
}
