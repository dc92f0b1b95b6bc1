package reprise.gateway.accounts;

import java.util.List;
import java.util.stream.Stream;
import reprise.gateway.http.Fields;

/** Reads the role in a body. */
final class Roles {
    private static final List<String> WORDS =
            Stream.of(Role.values()).map(Role::word).toList();

    /** Where it is none the request is refused, and what is returned here does not matter. */
    static Role read(Fields fields) {
        var word = fields.text("role", 20);
        if (WORDS.contains(word)) {
            return Role.parse(word);
        }
        if (!word.isEmpty()) {
            fields.wrong("role", "must be one of " + String.join(", ", WORDS));
        }
        return Role.VIEWER;
    }

    private Roles() {}
}
