package reprise.gateway.starts;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import reprise.core.definition.Problem;
import reprise.gateway.http.Refusal;
import reprise.gateway.http.Refused;
import reprise.journal.AppendRefused.JournalFull;
import reprise.journal.AppendRefused.NotWritten;
import reprise.journal.AppendRefused.Unstorable;
import reprise.journal.JournalUnavailable;
import reprise.starts.StartOutcome;

/** Tells whoever wanted to start something why it cannot begin, or why that is not known to have happened. */
public final class StartFailures {
    private static final Duration SHORTLY = Duration.ofSeconds(2);

    /** @throws Refused naming every place of what was given that does not fit */
    public static void refuse(List<Problem> problems) {
        if (!problems.isEmpty()) {
            throw new Refused(
                    Refusal.invalid(problems.stream().map(Refusal.Detail::of).toList()));
        }
    }

    public static Refusal keyReused() {
        return Refusal.unprocessable(
                "This idempotency key was used before with another request",
                List.of(new Refusal.Detail(
                        KeyHeader.IDEMPOTENCY_KEY, "must be new for every request that is not a repetition")));
    }

    /** Why it cannot begin, ever. */
    public static Refusal refusal(StartOutcome.Refused refused) {
        return switch (refused.reason()) {
            case TOO_LARGE -> Refusal.tooLarge(refused.message());
            case NOT_FOUND, CONFLICT -> Refusal.conflict(refused.message());
        };
    }

    /** For use where a start's stage fails: throws what the caller should be told. */
    public static <T> T refuse(Throwable failure) {
        var cause = failure instanceof CompletionException wrapped ? wrapped.getCause() : failure;
        throw switch (cause) {
            case JournalUnavailable _ ->
                new Refused(Refusal.unavailable(
                        "The database does not answer, so it is not known whether the start was kept; send it again"
                                + " with the same Idempotency-Key",
                        SHORTLY));
            case NotWritten _ ->
                new Refused(Refusal.unavailable("The database does not answer; nothing was started", SHORTLY));
            case JournalFull _ ->
                new Refused(
                        Refusal.unavailable("More starts are waiting than can be kept; nothing was started", SHORTLY));
            case Unstorable _ -> new Refused(Refusal.unprocessable("The database cannot keep these data", List.of()));
            case RuntimeException other -> other;
            case Throwable other -> new CompletionException(other);
        };
    }

    private StartFailures() {}
}
