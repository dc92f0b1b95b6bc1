package reprise.language.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import reprise.core.definition.SourceText;
import reprise.sdk.Json;
import reprise.sdk.JsonText;

/** RFC 8259 and nothing beside it: what is doubtful is refused with its place, so that all who read it read the same. */
public final class StrictJson implements JsonText {
    private final JsonLimits limits;
    private final JsonFactory factory;

    public StrictJson(JsonLimits limits) {
        this.limits = limits;
        this.factory = JsonFactory.builder()
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES) // a shared table is one that strangers fill
                .recyclerPool(JsonRecyclerPools.newConcurrentDequePool())
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(limits.depth() + 1)
                        .maxNumberLength(limits.number())
                        .maxStringLength(limits.text())
                        .maxNameLength(limits.name())
                        .build())
                .build();
    }

    @Override
    public Json parse(byte[] utf8) throws MalformedJson {
        Utf8.check(utf8);
        try (var parser = factory.createParser(utf8)) { // passes over a byte order mark by itself
            return read(parser, mayHoldHalfPairs(utf8), PlaceNotes.NONE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The first members of an object, up to one of these names: for those who need not know the rest of a text that we
     * wrote ourselves. What comes after is not looked at.
     */
    public Json.JsonObject parseHead(byte[] utf8, Set<String> until) throws MalformedJson {
        try (var parser = factory.createParser(utf8)) {
            return new JsonReader(parser, limits, false, PlaceNotes.NONE).head(until);
        } catch (JsonProcessingException e) {
            throw Refusal.of(e, limits);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Json parse(String text) throws MalformedJson {
        return parse(text, PlaceNotes.NONE);
    }

    /** The data together with the place of each of them. */
    public SourceText parseWithPlaces(String text) throws MalformedJson {
        var places = new PlaceNotes.ByPath(text);
        var json = parse(text, places);
        return places.book.of(json);
    }

    private Json parse(String text, PlaceNotes places) throws MalformedJson {
        try (var parser = factory.createParser(text.startsWith("\uFEFF") ? text.substring(1) : text)) {
            return read(parser, true, places);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Json read(JsonParser parser, boolean checkSurrogates, PlaceNotes places) throws IOException, MalformedJson {
        try {
            return new JsonReader(parser, limits, checkSurrogates, places).document();
        } catch (JsonProcessingException e) {
            throw Refusal.of(e, limits);
        }
    }

    /** Bytes that are UTF-8 name half a surrogate pair only by an escape: {@code \ud800}. */
    private static boolean mayHoldHalfPairs(byte[] utf8) {
        for (int i = 0; i + 2 < utf8.length; i++) {
            if (utf8[i] == '\\' && utf8[i + 1] == 'u' && (utf8[i + 2] | 0x20) == 'd') {
                return true;
            }
        }
        return false;
    }

    @Override
    public String write(Json json) {
        return new JsonWriter().write(json).text();
    }

    @Override
    public byte[] writeBytes(Json json) {
        return new JsonWriter().write(json).bytes();
    }
}
