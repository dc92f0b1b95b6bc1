package reprise.catalog.diff;

import java.util.Optional;
import reprise.sdk.Json;

/**
 * One value that is another now.
 *
 * @param field its path: {@code config.cases[1].when}
 * @param before empty where there was none
 * @param after empty where there is none
 */
public record FieldChange(String field, Optional<Json> before, Optional<Json> after) {}
