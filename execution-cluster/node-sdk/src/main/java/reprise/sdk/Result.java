package reprise.sdk;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/** What came of one attempt of a worker node. */
public sealed interface Result {

    record Output(String port, Json output) implements Result {
        public Output {
            Objects.requireNonNull(port, "port");
            Objects.requireNonNull(output, "output");
        }
    }

    /** @param retryAfter how long the other side wants to be left alone; another attempt waits for it, as its policy allows */
    record Failed(Failure failure, Optional<Duration> retryAfter) implements Result {
        public Failed {
            Objects.requireNonNull(retryAfter, "retryAfter");
        }
    }

    static Result output(Json output) {
        return new Output("main", output);
    }

    static Result failed(Failure failure) {
        return new Failed(failure, Optional.empty());
    }

    static Result failed(Failure failure, Optional<Duration> retryAfter) {
        return new Failed(failure, retryAfter);
    }
}
