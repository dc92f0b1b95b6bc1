package reprise.core.execution;

/**
 * How often a step was tried.
 *
 * @param attempt the number of the latest attempt, from 1; 0 before the first
 * @param before how many attempts were made before it was last reopened: retry policies count from there
 * @param answers how many definite answers the attempts were given: part of the idempotency key
 */
public record Tries(int attempt, int before, int answers) {
    public static final Tries NONE = new Tries(0, 0, 0);

    Tries at(int number) {
        return new Tries(number, before, answers);
    }

    Tries answered() {
        return new Tries(attempt, before, answers + 1);
    }

    Tries reopened() {
        return new Tries(attempt, attempt, answers);
    }

    /** How many attempts its retry policy has seen. */
    int counted() {
        return attempt - before;
    }
}
