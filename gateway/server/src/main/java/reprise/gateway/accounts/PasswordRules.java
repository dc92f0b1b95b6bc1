package reprise.gateway.accounts;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a password must be like: long enough and not what everybody takes. Nothing about kinds of characters. */
final class PasswordRules {
    static final int SHORTEST = 8;
    static final int LONGEST = 128;

    private static final Set<String> COMMON = common();

    /** What is wrong with it, in words for its owner. */
    static Optional<String> problem(String password, String email) {
        var length = password.codePointCount(0, password.length());
        if (length < SHORTEST || length > LONGEST) {
            return Optional.of("must have " + SHORTEST + " to " + LONGEST + " characters");
        }
        var lower = password.toLowerCase(Locale.ROOT);
        if (COMMON.contains(lower) || password.chars().distinct().count() == 1) {
            return Optional.of("is one of the passwords that are tried first: choose another");
        }
        if (lower.equals(Email.key(email)) || lower.equals(Email.key(email).split("@", 2)[0])) {
            return Optional.of("must not be the e-mail address");
        }
        return Optional.empty();
    }

    private static Set<String> common() {
        try (var stream = PasswordRules.class.getResourceAsStream("common-passwords.txt");
                var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return reader.lines().filter(line -> !line.isBlank()).collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private PasswordRules() {}
}
