package reprise.gateway.triggers;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import reprise.core.NodeId;
import reprise.core.WorkflowId;

/**
 * What is to be written next, within bounds whatever comes: of many alike the last stands for the rest, and of too many
 * kinds some are only counted.
 */
final class PendingNotes {
    private static final int ALIKE = 10;
    private static final int KINDS = 2_000;

    private final Map<Kind, List<TriggerNote>> notes = new LinkedHashMap<>();

    private record Kind(WorkflowId workflow, NodeId node, TriggerOutcome outcome, String code) {}

    /** @return whether it was taken */
    boolean add(TriggerNote note) {
        var kind = new Kind(note.workflow(), note.node(), note.outcome(), note.code());
        if (notes.size() >= KINDS && !notes.containsKey(kind)) {
            return false;
        }
        var alike = notes.computeIfAbsent(kind, _ -> new ArrayList<>());
        if (alike.size() < ALIKE) {
            alike.add(note);
        } else {
            alike.set(ALIKE - 1, alike.getLast().andAnother(note.at()));
        }
        return true;
    }

    /** All of them; from then on there are none. */
    List<TriggerNote> take() {
        var all = notes.values().stream().flatMap(List::stream).toList();
        notes.clear();
        return all;
    }
}
