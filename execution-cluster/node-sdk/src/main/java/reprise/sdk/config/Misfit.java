package reprise.sdk.config;

/**
 * A place in a configuration that does not fit its shape.
 *
 * @param path from the configuration: {@code url}, {@code cases[0].name}; empty for the whole
 * @param issue what is expected there, for a person
 */
public record Misfit(String path, String issue) {}
