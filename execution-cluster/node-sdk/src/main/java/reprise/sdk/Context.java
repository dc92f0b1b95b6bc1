package reprise.sdk;

import java.time.Instant;

/** All that a worker node can touch of the world, for one attempt. */
public interface Context {

    String executionId();

    String nodeId();

    /** From 1. */
    int attempt();

    /** The same for every attempt until the other side has given a definite answer. */
    String idempotencyKey();

    /** When this attempt will be given up. */
    Instant deadline();

    /** The only way out: it refuses addresses the operator has not allowed, and keeps the limits of each call. */
    HttpClient http();

    JsonText json();

    void log(LogLine line);
}
