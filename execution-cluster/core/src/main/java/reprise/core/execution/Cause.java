package reprise.core.execution;

import java.util.Optional;

/**
 * What made it happen.
 *
 * @param requestId of the HTTP request
 * @param user who asked, by id
 */
public record Cause(Optional<String> requestId, Optional<String> user) {

    public static final Cause UNKNOWN = new Cause(Optional.empty(), Optional.empty());
}
