package reprise.gateway.accounts;

import java.util.UUID;

/** Names a person who may come in. */
public record UserId(UUID value) {

    /** @throws IllegalArgumentException where the text is not a UUID in its canonical form */
    public static UserId parse(String text) {
        var id = UUID.fromString(text);
        if (!id.toString().equalsIgnoreCase(text)) {
            throw new IllegalArgumentException("not a UUID");
        }
        return new UserId(id);
    }

    static UserId fresh() {
        return new UserId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
