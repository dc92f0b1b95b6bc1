package reprise.gateway.live;

import akka.japi.pf.PFBuilder;
import akka.stream.javadsl.Source;
import akka.util.ByteString;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import reprise.core.ExecutionId;
import reprise.gateway.accounts.Right;
import reprise.gateway.http.Refusal;
import reprise.gateway.http.Refused;
import reprise.gateway.http.Reply;
import reprise.journal.DamagedHistory;
import reprise.journal.EventNames;
import reprise.journal.Histories.Numbered;
import reprise.journal.Histories.Shown;
import reprise.sdk.Json;
import reprise.sdk.JsonText;

/**
 * The events of an execution as Server-Sent Events (HTML, section 9.2): the id of each is its sequence number, so a
 * reader that reconnects says where it was. After the last one comes {@code event: end}, before one that cannot be read
 * {@code event: damaged}, where the reader may see no more {@code event: error}; and the stream closes.
 */
public final class EventStream {
    private static final Duration SILENCE = Duration.ofSeconds(15);

    /** Until a reader should look again whether what is damaged has been mended. */
    private static final Duration LONG_PAUSE = Duration.ofMinutes(1);

    private static final ByteString STILL_HERE = ByteString.fromString(": still here\n\n");
    /** How many one account may follow at a time on one node. */
    private static final int STREAMS = 100;

    private final LiveFeed feed;
    private final JsonText json;
    private final OpenStreams open = new OpenStreams(STREAMS);

    public EventStream(LiveFeed feed, JsonText json) {
        this.feed = feed;
        this.json = json;
    }

    /**
     * What comes after the event {@code after}, what is still to come included, for as long as the reader may see it.
     *
     * @throws Refused where the account follows as many as it may
     */
    public Reply of(ExecutionId execution, long after, Right right) {
        var reader = right.caller().user();
        open.requireRoom(reader);
        Source<ByteString, ?> events = feed.follow(execution, after).map(this::piece);
        var pieces = open.counted(reader, right.watching(events))
                .recover(new PFBuilder<Throwable, ByteString>()
                        .match(
                                Throwable.class,
                                failure -> isTold(unwrapped(failure)),
                                failure -> told(unwrapped(failure)))
                        .build())
                .keepAlive(SILENCE, () -> STILL_HERE);
        return new Reply.Streamed("text/event-stream", pieces).with("X-Accel-Buffering", "no");
    }

    private static Throwable unwrapped(Throwable failure) {
        return failure instanceof CompletionException wrapped ? wrapped.getCause() : failure;
    }

    private static boolean isTold(Throwable failure) {
        return failure instanceof DamagedHistory || failure instanceof Refused;
    }

    private ByteString told(Throwable failure) {
        return switch (failure) {
            case Refused refused -> refused(refused.refusal());
            case DamagedHistory damaged -> damaged(damaged.sequenceNr());
            default -> throw new IllegalStateException("not told to readers", failure);
        };
    }

    /** Why there is no more, though the execution may go on. A reader that comes again hears it as an answer. */
    private ByteString refused(Refusal refusal) {
        var why = Json.object("code", refusal.code().name(), "message", refusal.message());
        return ByteString.fromString("event: error\ndata: " + json.write(why) + "\n\n");
    }

    private ByteString damaged(long event) {
        var told = Json.object(
                "code", "INTERNAL", "message", Refusal.damaged(event).message());
        return ByteString.fromString(
                "retry: " + LONG_PAUSE.toMillis() + "\nevent: damaged\ndata: " + json.write(told) + "\n\n");
    }

    private ByteString piece(Numbered<Shown> event) {
        var shown = ByteString.fromString(
                "id: " + event.sequenceNr() + "\ndata: " + json.write(EventJson.of(event)) + "\n\n");
        return event.event().name().equals(EventNames.ENDED) ? shown.concat(end(event)) : shown;
    }

    private ByteString end(Numbered<Shown> event) {
        var status = event.event().json().get("status").orElse(Json.NULL);
        var end = Json.object("sequenceNr", event.sequenceNr(), "status", status);
        return ByteString.fromString("event: end\ndata: " + json.write(end) + "\n\n");
    }
}
