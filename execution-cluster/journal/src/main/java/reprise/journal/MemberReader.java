package reprise.journal;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import reprise.core.ExecutionId;
import reprise.core.NodeId;
import reprise.core.StepId;
import reprise.core.value.Reference;
import reprise.core.value.Value;
import reprise.sdk.Json;
import reprise.sdk.Json.JsonArray;
import reprise.sdk.Json.JsonNumber;
import reprise.sdk.Json.JsonObject;

/**
 * The members of a stored event, or of a part of a stored state.
 *
 * @param event its name, for messages
 * @param headOnly whether the data were not read along
 */
record MemberReader(String event, ExecutionId execution, JsonObject json, boolean headOnly) {

    Json any(String name) {
        return json.get(name).orElseThrow(() -> missing(name));
    }

    String text(String name) {
        return maybe(name).orElseThrow(() -> missing(name));
    }

    Optional<String> maybe(String name) {
        return json.text(name);
    }

    boolean flag(String name) {
        return json.get(name).equals(Optional.of(Json.TRUE));
    }

    StepId step() {
        return stepBy("node");
    }

    /** The address of a node that is named by that member, in the rounds that {@code in} tells. */
    StepId stepBy(String name) {
        return new StepId(maybe("in").map(StepId::parsePath).orElse(List.of()), new NodeId(text(name)));
    }

    int attempt() {
        return whole("attempt");
    }

    Instant at() {
        return time("at");
    }

    Instant time(String name) {
        return Times.parse(text(name));
    }

    int whole(String name) {
        return any(name) instanceof JsonNumber number ? number.value().intValue() : Integer.parseInt(text(name));
    }

    long number(String name) {
        return any(name) instanceof JsonNumber number ? number.value().longValue() : Long.parseLong(text(name));
    }

    /** A count that is left out where it is 0. */
    int count(String name) {
        return json.get(name).isPresent() ? whole(name) : 0;
    }

    /** The items of a list that is left out where it is empty. */
    List<Json> items(String name) {
        return json.get(name).orElse(Json.EMPTY_ARRAY) instanceof JsonArray array ? array.items() : List.of();
    }

    /** The members of an object that is left out where it is empty, in their order. */
    Map<String, Json> members(String name) {
        return json.get(name).orElse(Json.EMPTY_OBJECT) instanceof JsonObject object ? object.members() : Map.of();
    }

    /** The members of an object that may be left out. */
    Optional<MemberReader> maybeWithin(String name) {
        return json.get(name).map(this::within);
    }

    List<String> texts(String name) {
        return any(name) instanceof JsonArray array
                ? array.items().stream().flatMap(item -> item.text().stream()).toList()
                : List.of();
    }

    Value data(String name) {
        var reference = json.get(name + "Ref");
        if (reference.isPresent()) {
            return new Value.Large(reference(reference.get()), Optional.empty());
        }
        return headOnly ? Value.NOT_READ : Value.of(any(name));
    }

    /** Data that are left out where there are none. */
    Optional<Value> maybeData(String name) {
        return json.get(name).isPresent() || json.get(name + "Ref").isPresent()
                ? Optional.of(data(name))
                : Optional.empty();
    }

    /** The members of an object within this one. */
    MemberReader within(Json inner) {
        if (inner instanceof JsonObject object) {
            return new MemberReader(event, execution, object, headOnly);
        }
        throw new UnreadableEvent(event + " has something else where an object must be");
    }

    private Reference reference(Json reference) {
        long size = reference.get("size").orElse(Json.NULL) instanceof JsonNumber number
                ? number.value().longValue()
                : 0;
        return new Reference(
                reference.text("hash").orElseThrow(() -> missing("hash")),
                size,
                reference.text("preview").orElse(""));
    }

    private UnreadableEvent missing(String name) {
        return new UnreadableEvent(event + " has no usable member " + name);
    }
}
