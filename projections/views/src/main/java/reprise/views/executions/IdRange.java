package reprise.views.executions;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** All ids that begin in the same way, so that a person can look for an execution by what they see of its id. */
record IdRange(UUID first, UUID last) {
    private static final int DIGITS = 32;
    private static final Pattern BEGINNING = Pattern.compile(
            "[0-9a-fA-F]{8}(-([0-9a-fA-F]{0,4}|[0-9a-fA-F]{4}-([0-9a-fA-F]{0,4}|[0-9a-fA-F]{4}-([0-9a-fA-F]{0,4}|[0-9a-fA-F]{4}-[0-9a-fA-F]{0,12}))))?");

    /** Empty where the text is not how an id begins. */
    static Optional<IdRange> of(String text) {
        if (!BEGINNING.matcher(text).matches()) {
            return Optional.empty();
        }
        var digits = text.replace("-", "");
        int open = DIGITS - digits.length();
        return Optional.of(new IdRange(uuid(digits + "0".repeat(open)), uuid(digits + "f".repeat(open))));
    }

    private static UUID uuid(String digits) {
        return new UUID(
                Long.parseUnsignedLong(digits.substring(0, 16), 16), Long.parseUnsignedLong(digits.substring(16), 16));
    }
}
