package reprise.journal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import reprise.core.ExecutionId;
import reprise.core.execution.ExecutionEvent;
import reprise.language.json.StrictJson;
import reprise.sdk.Json;
import reprise.sdk.Json.JsonObject;
import reprise.sdk.JsonText;

/** Events as they stand in the journal: JSON, the data last. Large values are named there and lie beside it. */
public final class EventCodec {
    /** What whoever counts and times executions need not know: the members that hold data. */
    private static final Set<String> DATA =
            Set.of("input", "params", "output", "data", "body", "items", "result", "results");

    private static final String REFERENCE = "Ref";

    private final StrictJson text;

    /** @param text must read whatever it may be asked to write: no tighter limits than the door's, with room for nesting */
    public EventCodec(StrictJson text) {
        this.text = text;
    }

    public StoredEvent encode(ExecutionEvent event) {
        var format = EventFormat.of(event);
        var members = format.write(event);
        return new StoredEvent(
                format.name(), format.version(), text.writeBytes(members.done()), List.copyOf(members.payloads()));
    }

    /** What was decided together is stored together. */
    public StoredDecision encode(List<ExecutionEvent> decision) {
        var events = decision.stream().map(this::encode).toList();
        var payloads =
                events.stream().flatMap(event -> event.payloads().stream()).toList();
        return new StoredDecision(EventLines.write(events), payloads);
    }

    /** @throws UnreadableEvent where it is damaged, or was written by a later release */
    public ExecutionEvent decode(ExecutionId execution, String name, int version, byte[] event) {
        return read(execution, name, version, event, false);
    }

    /** The event without its data, for those who follow all executions: data stand last, so they are not even looked at. */
    public ExecutionEvent head(ExecutionId execution, String name, int version, byte[] event) {
        return read(execution, name, version, event, true);
    }

    private ExecutionEvent read(ExecutionId execution, String name, int version, byte[] event, boolean headOnly) {
        try {
            var json = headOnly ? text.parseHead(event, DATA) : parse(name, event);
            return EventFormat.of(name)
                    .reader()
                    .apply(new MemberReader(name, execution, lifted(name, version, json), headOnly));
        } catch (UnreadableEvent unreadable) {
            throw unreadable;
        } catch (JsonText.MalformedJson | RuntimeException damaged) {
            throw new UnreadableEvent(name + " version " + version + " is damaged", damaged);
        }
    }

    /**
     * The event as the API shows it, in its newest version; of a large value {@code {ref, size, preview}}.
     *
     * @throws UnreadableEvent as {@link #decode}
     */
    public JsonObject json(String name, int version, byte[] event) {
        var shown = new LinkedHashMap<String, Json>();
        lifted(name, version, parse(name, event)).members().forEach((member, value) -> {
            var data = member.endsWith(REFERENCE) ? member.substring(0, member.length() - REFERENCE.length()) : "";
            if (DATA.contains(data)) {
                shown.put(data, shownReference(value));
            } else {
                shown.put(member, value);
            }
        });
        return new JsonObject(shown);
    }

    private static Json shownReference(Json reference) {
        return Json.object(
                "ref", reference.get("hash").orElse(Json.NULL),
                "size", reference.get("size").orElse(Json.NULL),
                "preview", reference.get("preview").orElse(Json.NULL));
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
        int newest = EventFormat.of(name).version();
        if (version > newest) {
            throw new UnreadableEvent(name + " version " + version + " was written by a later release");
        }
        var lifted = json;
        for (int from = version; from < newest; from++) {
            lifted = Upcasters.lift(name, from, lifted);
        }
        return lifted;
    }
}
