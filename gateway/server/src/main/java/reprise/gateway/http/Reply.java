package reprise.gateway.http;

import akka.stream.javadsl.Source;
import akka.util.ByteString;
import java.util.Optional;
import reprise.sdk.Json;

/** What a route has to say; {@link Http} turns it into HTTP. */
public sealed interface Reply {

    /** Here it is. */
    record Ok(Json body) implements Reply {}

    /** It was made, and is to be found at {@code location}. */
    record Created(String location, Json body) implements Reply {}

    /** It will be done; {@code location} tells how far it is. */
    record Accepted(Optional<String> location, Json body) implements Reply {}

    /** Done; nothing to show. */
    record Done() implements Reply {}

    /** Here it is, in a form other than JSON, such as {@code application/yaml}. In UTF-8. */
    record Text(String mediaType, String text) implements Reply {}

    /** A file of ours, as bytes. */
    record File(String mediaType, ByteString content) implements Reply {}

    /** You have it already. */
    record Unchanged() implements Reply {}

    /** This server, or what it depends on, is not well; the body says more. For health checks only. */
    record Unwell(Json body) implements Reply {}

    /** A page for people, where there is none of the kind they look for. */
    record MissingPage(String html) implements Reply {}

    /** Here it comes, piece by piece; the request timeout does not end it. */
    record Streamed(String mediaType, Source<ByteString, ?> pieces) implements Reply {}

    /** No, and why. */
    record No(Refusal refusal) implements Reply {}

    /** That reply with one more header. */
    record With(Reply reply, String header, String value) implements Reply {}

    static Reply ok(Json body) {
        return new Ok(body);
    }

    static Reply created(String location, Json body) {
        return new Created(location, body);
    }

    static Reply accepted(String location, Json body) {
        return new Accepted(Optional.of(location), body);
    }

    static Reply done() {
        return new Done();
    }

    static Reply no(Refusal refusal) {
        return new No(refusal);
    }

    /** The thing, or {@code 404} in words of the domain: {@code no such workflow}. */
    static Reply found(Optional<? extends Json> thing, String otherwise) {
        return thing.<Reply>map(Ok::new).orElseGet(() -> new No(Refusal.notFound(otherwise)));
    }

    /** Only one header of a name: a later one replaces an earlier one. */
    default Reply with(String header, String value) {
        return new With(this, header, value);
    }
}
