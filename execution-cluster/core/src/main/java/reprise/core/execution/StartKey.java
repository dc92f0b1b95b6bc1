package reprise.core.execution;

/**
 * Makes a start repeatable: the same key for the same workflow never starts a second execution.
 *
 * @param key as the caller sent it
 * @param fingerprint of what it started with, to tell a repetition from another request under the same key
 */
public record StartKey(String key, String fingerprint) {}
