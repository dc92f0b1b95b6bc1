package reprise.core.execution;

/** A promise that was not kept, in words for whoever has to find out why. */
final class Violation extends RuntimeException {
    Violation(String message) {
        super(message);
    }

    static void require(boolean condition, String promise, ExecutionEvent event) {
        if (!condition) {
            throw new Violation(promise + ": " + Story.inShort(event));
        }
    }
}
