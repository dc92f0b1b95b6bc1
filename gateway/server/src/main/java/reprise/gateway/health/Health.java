package reprise.gateway.health;

import reprise.sdk.Json;

/** How something is. Details are shown to anyone who asks: numbers and states, nothing of the inside. */
public sealed interface Health {

    record Up(Json details) implements Health {}

    /** @param reason in words that may be shown: {@code does not answer} */
    record Down(String reason) implements Health {}

    static Health up() {
        return new Up(Json.EMPTY_OBJECT);
    }

    static Health down(String reason) {
        return new Down(reason);
    }
}
