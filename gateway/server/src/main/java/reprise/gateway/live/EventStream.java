package reprise.gateway.live;

import akka.stream.javadsl.Source;
import akka.util.ByteString;
import java.time.Duration;
import reprise.core.ExecutionId;
import reprise.gateway.http.Reply;
import reprise.journal.Histories.Numbered;
import reprise.journal.Histories.Shown;
import reprise.sdk.JsonText;

/**
 * The events of an execution as Server-Sent Events (HTML, section 9.2): the id of each is its sequence number, so a
 * reader that reconnects says where it was. After the last one comes {@code event: end}, and the stream closes.
 */
public final class EventStream {
    private static final Duration SILENCE = Duration.ofSeconds(15);
    private static final ByteString STILL_HERE = ByteString.fromString(": still here\n\n");
    private static final ByteString END = ByteString.fromString("event: end\ndata: {}\n\n");

    private final LiveFeed feed;
    private final JsonText json;

    public EventStream(LiveFeed feed, JsonText json) {
        this.feed = feed;
        this.json = json;
    }

    /** What comes after the event {@code after}, what is still to come included. */
    public Reply of(ExecutionId execution, long after) {
        var events = feed.follow(execution, after)
                .map(this::piece)
                .concat(Source.single(END))
                .keepAlive(SILENCE, () -> STILL_HERE);
        return new Reply.Streamed("text/event-stream", events);
    }

    private ByteString piece(Numbered<Shown> event) {
        return ByteString.fromString(
                "id: " + event.sequenceNr() + "\ndata: " + json.write(EventJson.of(event)) + "\n\n");
    }
}
