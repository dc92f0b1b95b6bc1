package reprise.journal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import reprise.core.StepId;
import reprise.core.value.Reference;
import reprise.core.value.Value;
import reprise.journal.StoredEvent.StoredPayload;
import reprise.sdk.Json;
import reprise.sdk.Json.JsonBoolean;
import reprise.sdk.Json.JsonNumber;
import reprise.sdk.Json.JsonObject;
import reprise.sdk.Json.JsonString;

/**
 * The members of an event, or of a part of a state, under construction. What is absent is left out; data come last, whatever the order they are put
 * in, so that who reads heads need not look at them.
 */
final class MemberWriter {
    private final LinkedHashMap<String, Json> head = new LinkedHashMap<>();
    private final LinkedHashMap<String, Json> data = new LinkedHashMap<>();
    private final List<StoredPayload> payloads = new ArrayList<>();

    MemberWriter put(String name, Json value) {
        head.put(name, value);
        return this;
    }

    MemberWriter put(String name, String value) {
        return put(name, new JsonString(value));
    }

    MemberWriter put(String name, long value) {
        return put(name, new JsonNumber(value));
    }

    MemberWriter put(String name, boolean value) {
        return put(name, new JsonBoolean(value));
    }

    MemberWriter put(String name, Optional<String> value) {
        value.ifPresent(text -> put(name, text));
        return this;
    }

    MemberWriter putUnlessNull(String name, Json value) {
        return value.equals(Json.NULL) ? this : put(name, value);
    }

    /** A number that is left out where it is 0. */
    MemberWriter count(String name, int value) {
        return value == 0 ? this : put(name, value);
    }

    /** A list that is left out where it is empty. */
    MemberWriter items(String name, List<? extends Json> items) {
        return items.isEmpty() ? this : put(name, Json.array(items));
    }

    /** An object that is left out where it is empty; members in the order of the map. */
    MemberWriter members(String name, Map<String, ? extends Json> members) {
        return members.isEmpty() ? this : put(name, Json.object(members));
    }

    /** {@code node}, and {@code in} where it lies in rounds of loops. */
    MemberWriter step(StepId step) {
        put("node", step.node().value());
        return step.rounds().isEmpty() ? this : put("in", StepId.path(step.rounds()));
    }

    /** Data, by {@code name}; where they lie beside the event, their reference by {@code nameRef}. */
    MemberWriter data(String name, Value value) {
        switch (value) {
            case Value.Inline(var json) -> data.put(name, json);
            case Value.Large(var reference, var content) -> {
                put(name + "Ref", reference(reference));
                content.ifPresent(bytes -> payloads.add(new StoredPayload(reference.hash(), bytes.bytes())));
            }
            case Value.NotRead _ -> throw new IllegalArgumentException("an event that was read without " + name);
        }
        return this;
    }

    private static Json reference(Reference reference) {
        return Json.object("hash", reference.hash(), "size", reference.size(), "preview", reference.preview());
    }

    JsonObject done() {
        var all = new LinkedHashMap<>(head);
        all.putAll(data);
        return new JsonObject(all);
    }

    /** What is to be written beside the event. */
    List<StoredPayload> payloads() {
        return payloads;
    }
}
