package reprise.sdk;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a pure node does with its input. */
public sealed interface Step {

    /**
     * It is done and the flow leaves by {@code port}.
     *
     * @param output what later nodes see; empty: the input is passed on
     */
    record Done(String port, Optional<Json> output, List<LogLine> log, Optional<Answer> answer) implements Step {}

    /** It sleeps until {@code until}, then passes its input on by {@code port}. */
    record Sleep(Instant until, String port) implements Step {}

    /**
     * It waits for a signal, whose body becomes its output by {@code main}; where none comes {@code until} then, it goes on
     * by {@code timeoutPort}, its input passed on. A signal that came before is taken at once.
     *
     * @param signal the name of what it waits for; empty: the id of the node
     */
    record Await(String signal, Optional<Instant> until, String timeoutPort) implements Step {}

    /**
     * Its body is gone through once for each item. Only for types that {@linkplain NodeSpec#holdsBody hold a body}.
     *
     * @param concurrency how many items may be under way at once, at least 1
     * @param collects whether what the body leaves for each item becomes part of the output
     * @param goesOn whether a failed item is only counted; otherwise it fails the node
     */
    record Loop(List<Json> items, int concurrency, boolean collects, boolean goesOn) implements Step {
        public Loop {
            if (concurrency < 1) {
                throw new IllegalArgumentException("at least one item must be under way at once");
            }
        }
    }

    /**
     * Another workflow is executed.
     *
     * @param workflow its id
     * @param version empty: the one that is published then
     * @param waits whether its output becomes the node's, its failure the node's failure; otherwise the node is done once
     *     it has begun
     */
    record Call(String workflow, Optional<Integer> version, Json input, boolean waits) implements Step {}

    record Failed(Failure failure) implements Step {}

    static Step output(Json output) {
        return new Done("main", Optional.of(output), List.of(), Optional.empty());
    }

    static Step passOn(String port) {
        return new Done(port, Optional.empty(), List.of(), Optional.empty());
    }
}
