package reprise.core;

import java.util.UUID;

/** Reads identifiers strictly: the JDK's own parser also takes {@code 1-1-1-1-1}. */
final class Ids {

    static UUID uuid(String text) {
        var id = UUID.fromString(text);
        if (!id.toString().equalsIgnoreCase(text)) {
            throw new IllegalArgumentException("not a UUID");
        }
        return id;
    }

    private Ids() {}
}
