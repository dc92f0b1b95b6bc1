package reprise.core.execution;

import java.util.List;
import reprise.core.value.Reference;

/** Either what happens now, or why nothing does, or what must be known first. */
public sealed interface Decision<E> {

    /** Without events: it is so already. More may follow: see {@link ExecutionDecider#isUnfinished}. */
    record Accept<E>(List<E> events) implements Decision<E> {}

    record Reject<E>(Refusal refusal) implements Decision<E> {}

    /** Fetch these values, then ask again. */
    record Needs<E>(List<Reference> values) implements Decision<E> {}

    /** @param events none: it is so already */
    static Decision<ExecutionEvent> accept(ExecutionEvent... events) {
        return new Accept<>(List.of(events));
    }

    static Decision<ExecutionEvent> reject(Reason reason, String message) {
        return new Reject<>(new Refusal(reason, message));
    }

    /** @param message for whoever asked */
    record Refusal(Reason reason, String message) {}

    enum Reason {
        NOT_FOUND,
        CONFLICT,
        /** The data are beyond a ceiling. */
        TOO_LARGE
    }
}
