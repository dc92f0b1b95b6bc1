package reprise.journal;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import reprise.core.ExecutionId;
import reprise.core.execution.ExecutionEvent;
import reprise.journal.StoredEvent.StoredPayload;
import reprise.language.json.StrictJson;
import reprise.sdk.Json;
import reprise.sdk.Json.JsonObject;
import reprise.sdk.JsonText;

/**
 * Events as they stand in the journal. A member of an event that is larger than 32 KiB is kept beside it, under the hash
 * of its content; the event says which, under {@code payloads}: {@code {"input": {hash, size, preview}}}.
 */
public final class EventCodec {
    /** In bytes of JSON, nearly: counted in characters. */
    static final int LARGEST_MEMBER = 32 * 1024;

    private static final int PREVIEW = 256;
    private static final String PAYLOADS = "payloads";

    /** What no reader can do without, and what grows with the workflow only. */
    private static final Set<String> KEPT_WHOLE = Set.of("by", "headers");

    /** Taken apart one level deeper, so that every reader has their code: {@code failure.details} may be large. */
    private static final Set<String> FAILURES = Set.of("failure", "error");

    /** What whoever counts and times executions need not know. They are written after all else. */
    private static final Set<String> DATA = Set.of("input", "params", "output", "data", "headers", "body");

    private final StrictJson text;

    /** @param text must read whatever it may be asked to write: no tighter limits than the door's, with room for nesting */
    public EventCodec(StrictJson text) {
        this.text = text;
    }

    public StoredEvent encode(ExecutionEvent event) {
        var json = EventFormat.write(event);
        var name = EventNames.of(event);
        int version = EventNames.VERSIONS.get(name);
        var whole = text.writeBytes(json);
        if (whole.length <= LARGEST_MEMBER) {
            return new StoredEvent(name, version, whole, List.of());
        }
        var payloads = new ArrayList<StoredPayload>();
        return new StoredEvent(name, version, text.writeBytes(withoutLargeMembers(json, payloads)), payloads);
    }

    /** What was decided together is stored together. */
    public StoredDecision encode(List<ExecutionEvent> decision) {
        var events = decision.stream().map(this::encode).toList();
        var payloads =
                events.stream().flatMap(event -> event.payloads().stream()).toList();
        return new StoredDecision(EventLines.write(events), payloads);
    }

    /** @throws UnreadableEvent where it is damaged, or was written by a later release */
    public ExecutionEvent decode(ExecutionId execution, String name, int version, byte[] event, Payloads payloads) {
        try {
            return EventFormat.read(name, execution, json(name, version, event, payloads));
        } catch (UnreadableEvent unreadable) {
            throw unreadable;
        } catch (RuntimeException damaged) {
            throw new UnreadableEvent(name + " version " + version + " is damaged", damaged);
        }
    }

    /**
     * The event without the data in it: of the trigger only its type, of outputs, log data and answers nothing. For those
     * who follow all executions: data stand last in an event, so they need not even be looked at.
     */
    public ExecutionEvent outline(ExecutionId execution, String name, int version, byte[] event) {
        try {
            var head = text.parseHead(event, DATA);
            var json = head.get(PAYLOADS).isPresent() ? withDataAsNull(parse(name, event)) : withoutData(head);
            return EventFormat.read(name, execution, lifted(name, version, json));
        } catch (UnreadableEvent unreadable) {
            throw unreadable;
        } catch (JsonText.MalformedJson | RuntimeException damaged) {
            throw new UnreadableEvent(name + " version " + version + " is damaged", damaged);
        }
    }

    private static JsonObject withoutData(JsonObject head) {
        var members = new LinkedHashMap<>(head.members());
        DATA.forEach(data -> members.put(data, Json.NULL));
        return new JsonObject(members);
    }

    /** Data that stand beside the event are left out as well; of another large member its beginning is known. */
    private static JsonObject withDataAsNull(JsonObject json) {
        return withMembers(json, (name, reference) -> DATA.contains(name) ? Json.NULL : reference);
    }

    /** The event as the API shows it, in its newest version. @throws UnreadableEvent as {@link #decode} */
    public JsonObject json(String name, int version, byte[] event, Payloads payloads) {
        var json = lifted(name, version, parse(name, event));
        return json.get(PAYLOADS).isPresent() ? withLargeMembers(json, payloads) : json;
    }

    private JsonObject parse(String name, byte[] event) {
        try {
            if (text.parse(event) instanceof JsonObject object) {
                return object;
            }
        } catch (JsonText.MalformedJson malformed) {
            throw new UnreadableEvent(name + " is not JSON", malformed);
        }
        throw new UnreadableEvent(name + " is not a JSON object");
    }

    private static JsonObject lifted(String name, int version, JsonObject json) {
        int newest = EventNames.VERSIONS.getOrDefault(name, 0);
        if (version > newest) {
            throw new UnreadableEvent(name + " version " + version + " was written by a later release");
        }
        var lifted = json;
        for (int from = version; from < newest; from++) {
            lifted = Upcasters.lift(name, from, lifted);
        }
        return lifted;
    }

    private JsonObject withoutLargeMembers(JsonObject json, List<StoredPayload> payloads) {
        var references = new LinkedHashMap<String, Json>();
        var kept = lightened("", json, references, payloads);
        if (references.isEmpty()) {
            return json;
        }
        var whole = new LinkedHashMap<String, Json>();
        whole.put(PAYLOADS, new JsonObject(references)); // first, so that whoever reads the head only knows of them
        whole.putAll(kept.members());
        return new JsonObject(whole);
    }

    private JsonObject lightened(
            String path, JsonObject json, Map<String, Json> references, List<StoredPayload> payloads) {
        var kept = new LinkedHashMap<String, Json>();
        json.members().forEach((name, value) -> {
            if (KEPT_WHOLE.contains(name) || JsonSize.within(value, LARGEST_MEMBER)) {
                kept.put(name, value);
            } else if (FAILURES.contains(name) && value instanceof JsonObject failure) {
                kept.put(name, lightened(name + ".", failure, references, payloads));
            } else {
                var content = text.writeBytes(value);
                var hash = sha256(content);
                payloads.add(new StoredPayload(hash, content));
                references.put(
                        path + name, Json.object("hash", hash, "size", content.length, "preview", preview(value)));
            }
        });
        return new JsonObject(kept);
    }

    /** @param member what a large member is, by its name and what the event says of it */
    private static JsonObject withMembers(JsonObject json, BiFunction<String, Json, Json> member) {
        var whole = new LinkedHashMap<>(json.members());
        if (whole.remove(PAYLOADS) instanceof JsonObject references) {
            references.members().forEach((path, reference) -> {
                var value = member.apply(path, reference);
                int dot = path.indexOf('.');
                if (dot < 0) {
                    whole.put(path, value);
                } else {
                    whole.computeIfPresent(
                            path.substring(0, dot),
                            (_, inner) -> inner instanceof JsonObject outer
                                    ? outer.with(path.substring(dot + 1), value)
                                    : inner);
                }
            });
        }
        return new JsonObject(whole);
    }

    private static JsonObject withLargeMembers(JsonObject json, Payloads payloads) {
        return withMembers(
                json, (_, reference) -> payloads.load(reference.text("hash").orElse(""), reference));
    }

    /** The beginning, as text: enough for a person to recognise it by. */
    private String preview(Json value) {
        var start = value.text().orElseGet(() -> text.write(value));
        int end = Math.min(start.length(), PREVIEW);
        return Character.isHighSurrogate(start.charAt(end - 1)) ? start.substring(0, end - 1) : start.substring(0, end);
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
