package reprise.core.definition;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import reprise.sdk.Json;
import reprise.sdk.Json.JsonNull;
import reprise.sdk.Json.JsonObject;
import reprise.sdk.config.Spelling;

/** An object being read: what nobody asks for is a problem in the end. */
final class Fields {
    private final Findings findings;
    private final String field;
    private final JsonObject object;
    private final Set<String> known = new HashSet<>();

    Fields(Findings findings, String field, JsonObject object) {
        this.findings = findings;
        this.field = field;
        this.object = object;
    }

    String way(String name) {
        return field.isEmpty() ? name : field + "." + name;
    }

    /** The member under any of its names; null counts as not given. Two of them are one too many. */
    Optional<Written> take(String... spellings) {
        known.addAll(List.of(spellings));
        var found = new ArrayList<Written>();
        for (var spelling : spellings) {
            var value = object.members().get(spelling);
            if (value != null && !(value instanceof JsonNull)) {
                found.add(new Written(findings, way(spelling), value));
            }
        }
        if (found.size() > 1) {
            found.get(1).problem("says the same as " + found.getFirst().name() + ": give one of them");
        }
        return found.stream().findFirst();
    }

    Written need(String what, String... spellings) {
        return take(spellings).orElseGet(() -> {
            findings.add(way(spellings[0]), what + " is missing");
            return new Written(new Findings(new Places(SourceText.of(Json.NULL))), way(spellings[0]), Json.NULL);
        });
    }

    void ignore(Set<String> names) {
        known.addAll(names);
    }

    /** Call when all has been taken that has a meaning. */
    void refuseOthers() {
        for (var name : object.members().keySet()) {
            if (!known.contains(name)) {
                findings.add(way(name), "is not known here" + Spelling.hint(name, known));
            }
        }
    }
}
