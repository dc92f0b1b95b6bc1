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

    record Failed(Failure failure) implements Step {}

    static Step output(Json output) {
        return new Done("main", Optional.of(output), List.of(), Optional.empty());
    }

    static Step passOn(String port) {
        return new Done(port, Optional.empty(), List.of(), Optional.empty());
    }
}
