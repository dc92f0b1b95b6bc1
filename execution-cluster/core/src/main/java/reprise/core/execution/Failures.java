package reprise.core.execution;

import reprise.core.value.JsonSize;
import reprise.core.value.ValueTooLarge;
import reprise.sdk.Failure;
import reprise.sdk.Json;

/** Failures that the engine itself finds, and the form in which any is kept. */
final class Failures {
    /** In characters. A failure stands in its event whole, so that whoever reads the head knows it. */
    private static final int LARGEST_DETAILS = 16 * 1024;

    private static final int LONGEST_MESSAGE = 4_000;

    static Failure tooLarge(String what, ValueTooLarge tooLarge) {
        return Failure.permanent("RESULT_TOO_LARGE", what + " " + tooLarge.getMessage() + ": pass on a part of it");
    }

    /** The same without what would be too much for an event. */
    static Failure storable(Failure failure) {
        boolean fits = JsonDepth.isReadable(failure.details()) && JsonSize.within(failure.details(), LARGEST_DETAILS);
        var details = fits ? failure.details() : Json.object("leftOut", "more than an event may hold");
        var message = failure.message().length() <= LONGEST_MESSAGE
                ? failure.message()
                : failure.message().substring(0, LONGEST_MESSAGE) + " …";
        return fits && message.equals(failure.message())
                ? failure
                : new Failure(failure.code(), message, failure.retryable(), failure.definite(), details);
    }

    private Failures() {}
}
