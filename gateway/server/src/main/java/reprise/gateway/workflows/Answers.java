package reprise.gateway.workflows;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import reprise.catalog.Verdict;
import reprise.catalog.Verdict.Conflict;
import reprise.catalog.Verdict.Done;
import reprise.catalog.Verdict.Invalid;
import reprise.catalog.Verdict.Unknown;
import reprise.core.definition.Problem;
import reprise.gateway.http.Refusal;
import reprise.gateway.http.Refused;
import reprise.gateway.http.Reply;

/** The catalog's verdicts as replies. */
final class Answers {

    static <T> Reply of(Verdict<T> verdict, Function<T, Reply> shown) {
        return switch (verdict) {
            case Done<T>(var value) -> shown.apply(value);
            case Unknown<T>(var message) -> Reply.no(Refusal.notFound(sentence(message)));
            case Conflict<T>(var message) -> Reply.no(Refusal.conflict(sentence(message)));
            case Invalid<T>(var problems) -> Reply.no(invalid(problems));
        };
    }

    /** The value, for a reply that needs more than one. @throws Refused where there is none */
    static <T> T orRefuse(Verdict<T> verdict) {
        if (verdict instanceof Done<T>(var value)) {
            return value;
        }
        throw new Refused(refusal(of(verdict, _ -> Reply.done())));
    }

    static Refusal invalid(List<Problem> problems) {
        var errors = problems.stream().filter(Problem::isError).toList();
        var many = errors.size() == 1 ? "1 problem" : errors.size() + " problems";
        return Refusal.invalid(
                "Invalid workflow: " + many,
                errors.stream().map(Refusal.Detail::of).toList());
    }

    private static Refusal refusal(Reply reply) {
        return Optional.of(reply)
                .filter(Reply.No.class::isInstance)
                .map(Reply.No.class::cast)
                .map(Reply.No::refusal)
                .orElseGet(Refusal::internal);
    }

    private static String sentence(String message) {
        return Character.toUpperCase(message.charAt(0)) + message.substring(1);
    }

    private Answers() {}
}
