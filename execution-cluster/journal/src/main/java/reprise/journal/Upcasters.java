package reprise.journal;

import reprise.sdk.Json.JsonObject;

/** Turns the JSON of one version of an event into that of the next. */
final class Upcasters {

    static JsonObject lift(String name, int from, JsonObject json) {
        throw new UnreadableEvent("no upcaster for " + name + " version " + from);
    }

    private Upcasters() {}
}
