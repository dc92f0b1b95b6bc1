package reprise.core.execution;

import java.util.List;

/** Either what happens now, or why nothing does. */
public sealed interface Decision<E> {

    /** Without events: it is so already. */
    record Accept<E>(List<E> events) implements Decision<E> {}

    record Reject<E>(Refusal refusal) implements Decision<E> {}

    /** @param message for whoever asked */
    record Refusal(Reason reason, String message) {}

    enum Reason {
        NOT_FOUND,
        CONFLICT
    }
}
