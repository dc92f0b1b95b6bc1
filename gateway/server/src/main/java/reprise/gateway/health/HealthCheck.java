package reprise.gateway.health;

/** Finds out whether something the server depends on works. */
public interface HealthCheck {

    /** What it is about, in a word: {@code database}, {@code cluster}. */
    String name();

    /** May block for a moment. An exception counts as down, and is not shown to strangers. */
    Health check() throws Exception;
}
