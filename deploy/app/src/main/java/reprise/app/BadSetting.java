package reprise.app;

/** A setting that keeps the server from starting. The message names it and says what would be right. */
final class BadSetting extends RuntimeException {

    BadSetting(String message) {
        super(message);
    }
}
