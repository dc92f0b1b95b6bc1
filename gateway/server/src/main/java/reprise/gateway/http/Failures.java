package reprise.gateway.http;

import akka.http.scaladsl.model.EntityStreamSizeException;
import akka.http.scaladsl.model.ExceptionWithErrorInfo;
import akka.stream.BufferOverflowException;
import akka.stream.StreamLimitReachedException;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import reprise.database.DatabaseFailure;
import reprise.database.DatabaseUnavailable;
import reprise.journal.DamagedHistory;
import reprise.journal.JournalUnavailable;

/** What is told of an exception that reached the edge: of our own bugs nothing but the request id. */
final class Failures {
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    /** PostgreSQL's name for text with a character that it has no form for: U+0000 is the only one that gets this far. */
    private static final String UNSTORABLE_CHARACTER = "22021";

    private static final Duration SHORTLY = Duration.ofSeconds(5);

    static Refusal refusal(Throwable failure, String requestId) {
        var cause = unwrapped(failure);
        return switch (cause) {
            case Refused refused -> refused.refusal();
            case EntityStreamSizeException tooLarge ->
                Refusal.tooLarge("The body is larger than the " + tooLarge.limit() + " bytes allowed here");
            case StreamLimitReachedException _ -> Refusal.tooLarge("The body is larger than allowed here");
            case ExceptionWithErrorInfo _ -> Refusal.malformed("The request's HTTP cannot be read");
            case DatabaseUnavailable unavailable -> {
                log(requestId, "The database is not available", unavailable, false);
                yield Refusal.unavailable("The database is not available; try again shortly", SHORTLY);
            }
            case JournalUnavailable unavailable -> {
                log(requestId, "The journal is not available", unavailable, false);
                yield Refusal.unavailable("The database is not available; try again shortly", SHORTLY);
            }
            case DamagedHistory damaged -> {
                log(requestId, "A damaged history was asked for", damaged, false);
                yield Refusal.damaged(damaged.sequenceNr());
            }
            case DatabaseFailure refused
            when refused.sqlState().equals(UNSTORABLE_CHARACTER) ->
                Refusal.malformed("The request contains the character U+0000, which cannot be kept in a text");
            case TimeoutException _, RejectedExecutionException _, BufferOverflowException _ -> {
                log(requestId, "Too slow or too much", cause, false);
                yield Refusal.unavailable("The server is busy; try again shortly", SHORTLY);
            }
            default -> {
                log(requestId, "A request failed", cause, true);
                yield Refusal.internal();
            }
        };
    }

    static Throwable unwrapped(Throwable failure) {
        var wrapped = failure instanceof CompletionException || failure instanceof ExecutionException;
        return wrapped && failure.getCause() != null ? unwrapped(failure.getCause()) : failure;
    }

    private static void log(String requestId, String what, Throwable failure, boolean bug) {
        try (var _ = MDC.putCloseable(RequestId.LOG_KEY, requestId)) {
            if (bug) {
                LOG.error("{} (request {})", what, requestId, failure);
            } else {
                LOG.warn("{} (request {}): {}", what, requestId, failure.toString());
            }
        }
    }

    private Failures() {}
}
