package reprise.language;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import java.io.IOException;
import java.math.BigDecimal;
import reprise.sdk.Json;

/** Writes JSON as Jackson's generator does, to measure our own writer beside it. */
final class ByGenerator {
    private static final JsonFactory FACTORY = new JsonFactory();

    static byte[] write(Json json) throws IOException {
        try (var bytes = new ByteArrayBuilder(FACTORY._getBufferRecycler(), 512)) {
            try (var generator = FACTORY.createGenerator(bytes)) {
                write(json, generator);
            }
            return bytes.getClearAndRelease();
        }
    }

    private static void write(Json json, JsonGenerator out) throws IOException {
        switch (json) {
            case Json.JsonString(var text) -> out.writeString(text);
            case Json.JsonNumber(Long whole) -> out.writeNumber(whole);
            case Json.JsonNumber(BigDecimal decimal) -> out.writeNumber(decimal);
            case Json.JsonNumber(var number) -> out.writeNumber(number.toString());
            case Json.JsonBoolean(var flag) -> out.writeBoolean(flag);
            case Json.JsonNull _ -> out.writeNull();
            case Json.JsonArray(var items) -> {
                out.writeStartArray();
                for (var item : items) {
                    write(item, out);
                }
                out.writeEndArray();
            }
            case Json.JsonObject(var members) -> {
                out.writeStartObject();
                for (var member : members.entrySet()) {
                    out.writeFieldName(member.getKey());
                    write(member.getValue(), out);
                }
                out.writeEndObject();
            }
        }
    }

    private ByGenerator() {}
}
