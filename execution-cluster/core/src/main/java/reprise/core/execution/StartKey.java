package reprise.core.execution;

import java.time.Instant;
import java.util.Optional;

/**
 * Makes a start repeatable: while it is remembered, the same key for the same workflow never starts a second execution.
 *
 * @param key as the caller sent it, or as the workflow's author made it of the call
 * @param fingerprint of what it started with, to tell a repetition from another request under the same key; empty where the
 *     key decides alone
 * @param until when it is forgotten; empty for never
 */
public record StartKey(String key, Optional<String> fingerprint, Optional<Instant> until) {}
