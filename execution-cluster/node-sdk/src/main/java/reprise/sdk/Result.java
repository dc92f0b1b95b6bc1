package reprise.sdk;

import java.util.Objects;

/** What came of one attempt of a worker node. */
public sealed interface Result {

    record Output(String port, Json output) implements Result {
        public Output {
            Objects.requireNonNull(port, "port");
            Objects.requireNonNull(output, "output");
        }
    }

    record Failed(Failure failure) implements Result {}

    static Result output(Json output) {
        return new Output("main", output);
    }

    static Result failed(Failure failure) {
        return new Failed(failure);
    }
}
