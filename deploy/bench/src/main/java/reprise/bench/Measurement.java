package reprise.bench;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import reprise.bench.load.LoadReport;
import reprise.bench.product.Executions.Done;
import reprise.bench.product.LagProbe.Lag;

/**
 * One run of one case.
 *
 * @param done of a workflow
 * @param lag of the execution list behind it
 * @param server the processor time that the server's JVM took until all was done
 */
record Measurement(Case which, LoadReport load, Optional<Done> done, Optional<Lag> lag, Optional<Duration> server) {

    Measurement(Case which, LoadReport load, Optional<Done> done, Optional<Lag> lag) {
        this(which, load, done, lag, Optional.empty());
    }

    /** Of the server's JVM for each execution, which a busy machine disturbs least. */
    OptionalDouble cpuMicros() {
        return server.filter(_ -> load.accepted() > 0)
                .map(time -> OptionalDouble.of(time.toNanos() / 1e3 / load.accepted()))
                .orElse(OptionalDouble.empty());
    }

    double accepted() {
        return load.perSecond();
    }

    OptionalDouble completed() {
        return done.map(known -> OptionalDouble.of(known.perSecond())).orElse(OptionalDouble.empty());
    }

    /** Whether what was answered and what was done agree, so that the numbers mean something. */
    boolean consistent() {
        return load.failed() == 0
                && load.accepted() > 0
                && done.map(known -> known.listed() == load.accepted() && known.completed() == load.accepted())
                        .orElse(true);
    }

    String contradiction() {
        return which.label() + ": " + load.accepted() + " accepted, " + load.failed() + " failed"
                + done.map(known -> ", " + known.listed() + " in the list, " + known.completed() + " completed")
                        .orElse("");
    }
}
