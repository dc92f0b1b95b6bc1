package reprise.gateway.accounts;

import java.util.UUID;

/** Names one login. */
public record SessionId(UUID value) {

    static SessionId fresh() {
        return new SessionId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
