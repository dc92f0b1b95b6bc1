package reprise.journal;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.function.Function;
import reprise.core.value.Content;
import reprise.core.value.JsonSize;
import reprise.core.value.Reference;
import reprise.core.value.Value;
import reprise.core.value.ValueTooLarge;
import reprise.core.value.Values;
import reprise.sdk.Json;
import reprise.sdk.JsonText;

/**
 * Sets large data aside, and remembers those that were at hand lately. Lives within one thread.
 *
 * <p>What is remembered grows while a decision is made, since a decision may need all of it at once; {@link #trim} is to be
 * called between decisions.
 */
public final class LargeValues implements Values {
    /** In bytes of JSON, nearly: counted in characters. What is not larger stands in its event. */
    static final int LARGEST_INLINE = 32 * 1024;

    private static final int PREVIEW = 256;
    private static final long REMEMBERED_BYTES = 8L * 1024 * 1024;

    private final JsonText text;
    private final long largest;
    private final Function<Reference, Optional<Json>> elsewhere;
    private final LinkedHashMap<String, Remembered> remembered = new LinkedHashMap<>(16, 0.75f, true);
    private long bytes;

    private record Remembered(Json json, long size) {}

    /**
     * @param largest the ceiling of a single value, in bytes
     * @param elsewhere where a value is looked for that is not remembered; may find none
     */
    public LargeValues(JsonText text, long largest, Function<Reference, Optional<Json>> elsewhere) {
        this.text = text;
        this.largest = largest;
        this.elsewhere = elsewhere;
    }

    @Override
    public Value keep(Json json) {
        if (JsonSize.within(json, LARGEST_INLINE)) {
            return new Value.Inline(json);
        }
        var content = text.writeBytes(json);
        if (content.length > largest) {
            throw new ValueTooLarge(largest);
        }
        var reference = new Reference(Sha256.hex(content), content.length, preview(json, content));
        remember(reference, json);
        return new Value.Large(reference, Optional.of(new Content(content)));
    }

    @Override
    public Optional<Json> find(Reference reference) {
        var known = remembered.get(reference.hash());
        if (known != null) {
            return Optional.of(known.json());
        }
        var found = elsewhere.apply(reference);
        found.ifPresent(json -> remember(reference, json));
        return found;
    }

    public void remember(Reference reference, Json json) {
        var before = remembered.put(reference.hash(), new Remembered(json, reference.size()));
        bytes += reference.size() - (before == null ? 0 : before.size());
    }

    /** Forgets what was not asked for lately, down to a few megabytes. */
    public void trim() {
        var eldest = remembered.entrySet().iterator();
        while (bytes > REMEMBERED_BYTES && eldest.hasNext()) {
            bytes -= eldest.next().getValue().size();
            eldest.remove();
        }
    }

    /** The beginning, as text. */
    private static String preview(Json value, byte[] content) {
        var start = value.text()
                .orElseGet(() -> new String(content, 0, Math.min(content.length, 4 * PREVIEW), StandardCharsets.UTF_8));
        int end = Math.min(start.length(), PREVIEW);
        return end > 0 && Character.isHighSurrogate(start.charAt(end - 1))
                ? start.substring(0, end - 1)
                : start.substring(0, end);
    }
}
