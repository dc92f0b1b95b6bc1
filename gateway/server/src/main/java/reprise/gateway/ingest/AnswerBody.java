package reprise.gateway.ingest;

import akka.http.javadsl.model.ContentType;
import akka.http.javadsl.model.ContentTypes;
import akka.http.javadsl.model.HttpCharsets;
import akka.http.javadsl.model.HttpEntities;
import akka.http.javadsl.model.HttpEntity;
import akka.http.javadsl.model.MediaType;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.NoSuchElementException;
import java.util.Optional;
import reprise.gateway.http.SentType;
import reprise.sdk.Answer;
import reprise.sdk.Json;
import reprise.sdk.Json.JsonNull;
import reprise.sdk.Json.JsonString;
import reprise.sdk.JsonText;
import reprise.sdk.text.Charsets;

/**
 * The body of a workflow's own answer: text as it is, a file as its bytes where the workflow says of what type they are, all
 * else as JSON. What the content type says of the charset is true: the text is written in it, or in UTF-8 and labelled so.
 */
final class AnswerBody {
    private final JsonText json;

    AnswerBody(JsonText json) {
        this.json = json;
    }

    HttpEntity.Strict of(Answer answer) {
        var named = Optional.ofNullable(answer.headers().get("content-type"));
        var type = named.flatMap(AnswerBody::parsed);
        return switch (answer.body()) {
            case JsonNull _ ->
                type.map(it -> HttpEntities.create(it, new byte[0])).orElse(HttpEntities.EMPTY);
            case JsonString(var text) -> written(type.orElse(ContentTypes.TEXT_PLAIN_UTF8), text);
            case Json value -> {
                var file = named.filter(it -> !SentType.parse(it).isJson()).flatMap(_ -> content(value));
                yield file.isPresent() && type.isPresent()
                        ? HttpEntities.create(type.get(), file.get())
                        : written(type.orElse(ContentTypes.APPLICATION_JSON), json.write(value));
            }
        };
    }

    /** What the workflow says it sends; where that is no content type, it is sent as what it is. */
    private static Optional<ContentType> parsed(String contentType) {
        try {
            return Optional.of(ContentTypes.parse(contentType));
        } catch (NoSuchElementException none) { // so Akka says it
            return Optional.empty();
        }
    }

    private static HttpEntity.Strict written(ContentType type, String text) {
        var media = type.mediaType();
        var named = type.getCharsetOption().flatMap(charset -> Charsets.named(charset.value()));
        var bytes = named.flatMap(charset -> encoded(text, charset));
        if (bytes.isPresent()) {
            return HttpEntities.create(type, bytes.get());
        }
        boolean labelled = media instanceof MediaType.WithOpenCharset
                && (type.getCharsetOption().isPresent() || media.mainType().equals("text"));
        return HttpEntities.create(
                labelled ? ContentTypes.create((MediaType.WithOpenCharset) media, HttpCharsets.UTF_8) : type,
                text.getBytes(StandardCharsets.UTF_8));
    }

    /** Empty where a character of it has no form in that charset. */
    private static Optional<byte[]> encoded(String text, Charset charset) {
        if (charset == StandardCharsets.UTF_8 || !charset.canEncode()) {
            return Optional.empty();
        }
        try {
            var bytes = charset.newEncoder().encode(CharBuffer.wrap(text));
            var exact = new byte[bytes.remaining()];
            bytes.get(exact);
            return Optional.of(exact);
        } catch (CharacterCodingException unmappable) {
            return Optional.empty();
        }
    }

    /** The bytes of a file. */
    private static Optional<byte[]> content(Json value) {
        try {
            return value.get("type").isPresent() && value.get("size").isPresent()
                    ? value.text("content").map(Base64.getDecoder()::decode)
                    : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
