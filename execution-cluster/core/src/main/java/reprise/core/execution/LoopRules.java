package reprise.core.execution;

/**
 * How a loop goes through its items.
 *
 * @param concurrency how many rounds may be open at once, at least 1
 * @param collects whether the results of the rounds become its output
 * @param goesOn whether a failed round is only counted; otherwise it fails the loop
 */
public record LoopRules(int concurrency, boolean collects, boolean goesOn) {}
