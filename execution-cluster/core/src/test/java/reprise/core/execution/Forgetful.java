package reprise.core.execution;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import reprise.core.value.Content;
import reprise.core.value.Reference;
import reprise.core.value.Value;
import reprise.core.value.ValueTooLarge;
import reprise.core.value.Values;
import reprise.sdk.Json;

/** Sets aside what is longer than a few characters, and forgets it until it is fetched. */
final class Forgetful implements Values {
    private static final int MOST = 10_000;

    private final Map<Reference, Json> stored;
    private final int longest;
    private final Map<Reference, Json> atHand = new HashMap<>();

    /** @param stored what was ever set aside, shared by all decisions @param longest that stays where it is */
    Forgetful(Map<Reference, Json> stored, int longest) {
        this.stored = stored;
        this.longest = longest;
    }

    @Override
    public Value keep(Json json) {
        var text = json.toString();
        if (text.length() > MOST) {
            throw new ValueTooLarge(MOST);
        }
        if (text.length() < longest) {
            return Value.of(json);
        }
        var reference = new Reference(Integer.toHexString(text.hashCode()) + text.length(), text.length(), "");
        stored.put(reference, json);
        return new Value.Large(reference, Optional.of(new Content(text.getBytes(StandardCharsets.UTF_8))));
    }

    void fetch(Reference reference) {
        atHand.put(reference, Optional.ofNullable(stored.get(reference)).orElseThrow());
    }

    @Override
    public Optional<Json> find(Reference reference) {
        return Optional.ofNullable(atHand.get(reference));
    }
}
