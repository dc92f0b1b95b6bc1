package reprise.app.training;

/** There is no start cache now. The server runs all the same; it only takes longer to start. */
public final class TrainingFailed extends RuntimeException {
    TrainingFailed(String message) {
        super(message);
    }
}
