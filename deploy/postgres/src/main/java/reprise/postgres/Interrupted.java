package reprise.postgres;

/** The caller wants no more of us. */
final class Interrupted {

    private Interrupted() {}

    static EmbeddedPostgresException now(InterruptedException cause) {
        Thread.currentThread().interrupt();
        return new EmbeddedPostgresException("Interrupted while working with the embedded database.", cause);
    }
}
