package reprise.language.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FunctionReferenceTest {
    private static final Path PAGE = Path.of("../../docs/reference/expressions.md");

    static List<FunctionReference.Entry> entries() {
        return FunctionReference.ENTRIES;
    }

    @ParameterizedTest
    @MethodSource("entries")
    void hasExamplesThatAreTrue(FunctionReference.Entry entry) {
        assertThat(Given.value("fromJson(toJson(" + entry.example() + ")) == " + entry.result()))
                .as(entry.example() + " is " + Given.value(entry.example()))
                .isEqualTo(reprise.sdk.Json.TRUE);
    }

    @Test
    void tellsOfEachFunctionThereIs() {
        var told = FunctionReference.ENTRIES.stream()
                .map(entry -> entry.signature() + " " + entry.meaning())
                .collect(Collectors.joining(" "));
        assertThat(Library.names()).allSatisfy(name -> assertThat(told).containsPattern("\\b" + name + "\\b"));
    }

    /** {@code -Dreference.write=true} writes it. */
    @Test
    void isWhatTheManualSays() throws IOException {
        if (Boolean.getBoolean("reference.write")) {
            Files.writeString(PAGE, FunctionReference.page());
        }
        assertThat(Files.readString(PAGE)).isEqualTo(FunctionReference.page());
    }

    @Test
    void hintsAtWhatIsNearInMeaning() {
        assertThat(Given.errors("{{ 'a'.toUpperCase() }}").getFirst().issue()).contains("use upper");
        assertThat(Given.errors("{{ count([1]) }}").getFirst().issue()).contains("use size");
        assertThat(Given.errors("{{ lenght([1]) }}").getFirst().issue()).contains("use size");
        assertThat(Given.errors("{{ substr('a', 1) }}").getFirst().issue()).contains("did you mean substring?");
        assertThat(Given.errors("{{ uniq([1]) }}").getFirst().issue()).contains("did you mean unique?");
        assertThat(Given.errors("{{ parseJSON('1') }}").getFirst().issue()).contains("use fromJson");
        assertThat(Given.errors("{{ pow(2, 3) }}").getFirst().issue()).contains("there is none like it");
    }

    @Test
    void hintsAtNothingThatDoesNotExist() {
        var others = Set.of("or", "item", "null", "in", "0");
        assertThat(Meanings.OURS).allSatisfy((theirs, ours) -> {
            assertThat(Library.names()).doesNotContain(theirs);
            assertThat(ours.replaceAll("\"[a-z]*\"", "").split("[^A-Za-z0-9]+"))
                    .allSatisfy(word -> assertThat(word.isEmpty()
                                    || others.contains(word)
                                    || Library.names().contains(word))
                            .as(word)
                            .isTrue());
        });
    }

    @Test
    void whereNothingIsNearTheListOfAllIsNamed() {
        assertThat(Given.errors("{{ frobnicate(1) }}").getFirst().issue())
                .isEqualTo("unknown function frobnicate; GET /api/v1/functions lists all there are");
    }

    @Test
    void joinsThousandsOfLinesByTheirKeys() {
        assertThat(
                        Given.value(
                                "let(prices, range(700).map(i, {'sku': i, 'price': i}).keyBy(p, p.sku),"
                                        + " range(3000).map(i, {'sku': i % 700}).map(l, l.sku * prices[string(l.sku)].price).sum()) > 0"))
                .isEqualTo(reprise.sdk.Json.TRUE);
    }
}
