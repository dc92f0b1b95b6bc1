package reprise.gateway.executions;

import reprise.core.value.JsonSize;
import reprise.core.value.Reference;
import reprise.core.value.Value;
import reprise.core.value.Values;
import reprise.sdk.Json;

/**
 * How the values of an execution stand in an answer: whole where they are small, else as {@code {ref, size, preview}}, to be
 * asked for by their {@code ref}.
 *
 * @param ofNodes up to how many bytes the input and output of a node are whole
 * @param ofExecution the same for those of the execution
 */
record ShownValues(Values values, int ofNodes, int ofExecution) {
    private static final int SMALL = 32 * 1024;
    private static final int MEDIUM = 256 * 1024;

    static ShownValues byReference(Values values) {
        return new ShownValues(values, SMALL, MEDIUM);
    }

    static ShownValues inline(Values values) {
        return new ShownValues(values, Integer.MAX_VALUE, Integer.MAX_VALUE);
    }

    Json ofNode(Value value) {
        return shown(value, ofNodes);
    }

    Json ofExecution(Value value) {
        return shown(value, ofExecution);
    }

    private Json shown(Value value, int whole) {
        return switch (value) {
            case Value.Inline(var json) when JsonSize.within(json, whole) -> json;
            case Value.Inline(var json) -> shown(values.keep(json), json);
            case Value.Large(var reference, var _) when reference.size() > whole -> referred(reference);
            case Value.Large _, Value.NotRead _ -> values.json(value);
        };
    }

    private static Json shown(Value kept, Json json) {
        return kept instanceof Value.Large(var reference, var _) ? referred(reference) : json;
    }

    private static Json referred(Reference reference) {
        return Json.object("ref", reference.hash(), "size", reference.size(), "preview", reference.preview());
    }
}
