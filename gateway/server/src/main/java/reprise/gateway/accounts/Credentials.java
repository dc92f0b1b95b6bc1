package reprise.gateway.accounts;

import akka.http.javadsl.model.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Locale;

/** What a request brings to prove who is asking. Only the Authorization header counts: URLs end up in logs. */
sealed interface Credentials {

    record None() implements Credentials {}

    record AccessToken(String text) implements Credentials {}

    record PersonalToken(String text) implements Credentials {}

    record Basic(String email, String password) implements Credentials {
        @Override
        public String toString() {
            return "Basic[" + email + "]";
        }
    }

    /** Something else, or more than one. */
    record Unreadable() implements Credentials {}

    static Credentials of(HttpRequest request) {
        var given = new ArrayList<String>();
        for (var header : request.getHeaders()) {
            if (header.is("authorization")) {
                given.add(header.value());
            }
        }
        return switch (given.size()) {
            case 0 -> new None();
            case 1 -> read(given.getFirst().strip());
            default -> new Unreadable();
        };
    }

    private static Credentials read(String header) {
        var parts = header.split(" +", 2);
        if (parts.length < 2) {
            return new Unreadable();
        }
        return switch (parts[0].toLowerCase(Locale.ROOT)) {
            case "bearer" ->
                parts[1].startsWith(ApiToken.PREFIX) ? new PersonalToken(parts[1]) : new AccessToken(parts[1]);
            case "basic" -> basic(parts[1]);
            default -> new Unreadable();
        };
    }

    private static Credentials basic(String encoded) {
        try {
            var decoded = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
            var parts = decoded.split(":", 2);
            return parts.length == 2 ? new Basic(parts[0], parts[1]) : new Unreadable();
        } catch (IllegalArgumentException notBase64) {
            return new Unreadable();
        }
    }
}
