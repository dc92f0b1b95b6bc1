package reprise.gateway.starts;

import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import reprise.gateway.http.Refusal;
import reprise.gateway.http.Refused;

/** A header that names a key, such as {@code Idempotency-Key}. */
public final class KeyHeader {
    public static final String IDEMPOTENCY_KEY = "Idempotency-Key";

    private static final Pattern SANE = Pattern.compile("[\\x20-\\x7e]{1,255}");

    /** @throws Refused where it is there and names none */
    public static Optional<String> read(String name, Function<String, Optional<String>> header) {
        var key = header.apply(name);
        if (key.isPresent() && !SANE.matcher(key.get()).matches()) {
            throw new Refused(Refusal.invalid(
                    name, "must be 1 to 255 printable ASCII characters; without a key, leave the header out"));
        }
        return key;
    }

    private KeyHeader() {}
}
