package reprise.postgres;

/**
 * Why a server of our own cannot run. The message names the cause, its place and the cure; show it to whoever starts us.
 */
public final class EmbeddedPostgresException extends RuntimeException {

    private final boolean portTaken;

    public EmbeddedPostgresException(String message) {
        this(message, null);
    }

    public EmbeddedPostgresException(String message, Throwable cause) {
        this(message, cause, false);
    }

    private EmbeddedPostgresException(String message, Throwable cause, boolean portTaken) {
        super(message, cause);
        this.portTaken = portTaken;
    }

    static EmbeddedPostgresException ofTakenPort(String message) {
        return new EmbeddedPostgresException(message, null, true);
    }

    boolean isPortTaken() {
        return portTaken;
    }
}
