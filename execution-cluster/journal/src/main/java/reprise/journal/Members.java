package reprise.journal;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Optional;
import reprise.core.NodeId;
import reprise.sdk.Json;
import reprise.sdk.Json.JsonBoolean;
import reprise.sdk.Json.JsonNumber;
import reprise.sdk.Json.JsonObject;
import reprise.sdk.Json.JsonString;

/** An object under construction; what is absent is left out. */
final class Members {
    private final LinkedHashMap<String, Json> members = new LinkedHashMap<>();

    Members put(String name, Json value) {
        members.put(name, value);
        return this;
    }

    Members put(String name, String value) {
        return put(name, new JsonString(value));
    }

    Members put(String name, long value) {
        return put(name, new JsonNumber(value));
    }

    Members put(String name, boolean value) {
        return put(name, new JsonBoolean(value));
    }

    Members put(String name, Optional<String> value) {
        value.ifPresent(text -> put(name, text));
        return this;
    }

    Members putUnlessNull(String name, Json value) {
        return value.equals(Json.NULL) ? this : put(name, value);
    }

    Members putUnlessEmpty(String name, Json value) {
        return value.equals(Json.EMPTY_OBJECT) ? this : put(name, value);
    }

    Members node(NodeId node) {
        return put("node", node.value());
    }

    JsonObject done() {
        return new JsonObject(members);
    }

    /** Members that must be there. */
    record Reader(String event, JsonObject json) {

        Json any(String name) {
            return json.get(name).orElseThrow(() -> missing(name));
        }

        String text(String name) {
            return maybe(name).orElseThrow(() -> missing(name));
        }

        Optional<String> maybe(String name) {
            return textOf(json, name);
        }

        NodeId node(String name) {
            return new NodeId(text(name));
        }

        Instant time(String name) {
            return Times.parse(text(name));
        }

        int whole(String name) {
            return any(name) instanceof JsonNumber number ? number.value().intValue() : Integer.parseInt(text(name));
        }

        private UnreadableEvent missing(String name) {
            return new UnreadableEvent(event + " has no usable member " + name);
        }
    }

    /** A text member; where it is kept apart and was not fetched, what it begins with. */
    static Optional<String> textOf(Json json, String name) {
        return json.get(name).flatMap(member -> member.text().or(() -> member.text("preview")));
    }
}
