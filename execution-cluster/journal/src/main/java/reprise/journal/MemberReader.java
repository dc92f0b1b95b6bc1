package reprise.journal;

import java.time.Instant;
import java.util.List;
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
 * The members of a stored event.
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

    boolean hasData(String name) {
        return json.get(name).isPresent() || json.get(name + "Ref").isPresent();
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
