package reprise.gateway.live;

import akka.japi.pf.PFBuilder;
import akka.stream.javadsl.Source;
import akka.util.ByteString;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import reprise.core.ExecutionId;
import reprise.gateway.http.Refusal;
import reprise.gateway.http.Reply;
import reprise.journal.DamagedHistory;
import reprise.journal.Histories.Numbered;
import reprise.journal.Histories.Shown;
import reprise.sdk.Json;
import reprise.sdk.JsonText;

/**
 * The events of an execution as Server-Sent Events (HTML, section 9.2): the id of each is its sequence number, so a
 * reader that reconnects says where it was. After the last one comes {@code event: end}, before one that cannot be read
 * {@code event: damaged}, and the stream closes.
 */
public final class EventStream {
    private static final Duration SILENCE = Duration.ofSeconds(15);

    /** Until a reader should look again whether what is damaged has been mended. */
    private static final Duration LONG_PAUSE = Duration.ofMinutes(1);

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
                .recover(new PFBuilder<Throwable, ByteString>()
                        .match(DamagedHistory.class, damaged -> damaged(damaged.sequenceNr()))
                        .match(
                                CompletionException.class,
                                failed -> failed.getCause() instanceof DamagedHistory,
                                failed -> damaged(((DamagedHistory) failed.getCause()).sequenceNr()))
                        .build())
                .keepAlive(SILENCE, () -> STILL_HERE);
        return new Reply.Streamed("text/event-stream", events);
    }

    private ByteString damaged(long event) {
        var told = Json.object(
                "code", "INTERNAL", "message", Refusal.damaged(event).message());
        return ByteString.fromString(
                "retry: " + LONG_PAUSE.toMillis() + "\nevent: damaged\ndata: " + json.write(told) + "\n\n");
    }

    private ByteString piece(Numbered<Shown> event) {
        return ByteString.fromString(
                "id: " + event.sequenceNr() + "\ndata: " + json.write(EventJson.of(event)) + "\n\n");
    }
}
