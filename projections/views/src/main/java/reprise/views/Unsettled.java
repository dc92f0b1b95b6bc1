package reprise.views;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import reprise.core.NodeId;
import reprise.core.execution.ExecutionEvent;
import reprise.core.execution.ExecutionEvent.Ended;
import reprise.core.execution.ExecutionEvent.Logged;
import reprise.core.execution.ExecutionEvent.NodeCompleted;
import reprise.core.execution.ExecutionEvent.NodeFailed;
import reprise.core.execution.ExecutionEvent.NodeRetryScheduled;
import reprise.core.execution.ExecutionEvent.NodeSkipped;
import reprise.core.execution.ExecutionEvent.NodeStarted;
import reprise.core.execution.ExecutionEvent.NodeWaiting;
import reprise.core.execution.ExecutionEvent.Responded;
import reprise.core.execution.ExecutionEvent.Started;

/**
 * The nodes of an execution that have begun and not settled: all that must be kept of a history to tell a running
 * execution from a waiting one.
 *
 * @param nodes with the time each sleeps until; empty for an attempt in flight
 */
public record Unsettled(Map<NodeId, Optional<Instant>> nodes) {

    public static final Unsettled NONE = new Unsettled(Map.of());

    public Unsettled after(ExecutionEvent event) {
        return switch (event) {
            case Started _, Ended _ -> NONE;
            case NodeStarted e -> with(e.node(), Optional.empty());
            case NodeRetryScheduled e -> with(e.node(), Optional.of(e.dueAt()));
            case NodeWaiting e -> with(e.node(), Optional.of(e.until()));
            case NodeCompleted e -> without(e.node());
            case NodeFailed e -> without(e.node());
            case NodeSkipped e -> without(e.node());
            case Logged _, Responded _ -> this;
        };
    }

    /** Whether an attempt is in flight. */
    public boolean inFlight() {
        return nodes.containsValue(Optional.<Instant>empty());
    }

    /** When the first of the sleepers wakes. */
    public Optional<Instant> nextTimer() {
        return nodes.values().stream().flatMap(Optional::stream).min(Instant::compareTo);
    }

    /** One word per node, as {@link #parse} reads it: {@code fetch}, or {@code nap@1767225600000000} in microseconds. */
    public String text() {
        var text = new StringBuilder();
        nodes.forEach((node, until) -> {
            text.append(text.isEmpty() ? "" : " ").append(node.value());
            until.ifPresent(time -> text.append('@').append(ChronoUnit.MICROS.between(Instant.EPOCH, time)));
        });
        return text.toString();
    }

    public static Unsettled parse(String text) {
        if (text.isEmpty()) {
            return NONE;
        }
        var nodes = new LinkedHashMap<NodeId, Optional<Instant>>();
        for (var word : text.split(" ")) {
            int at = word.indexOf('@');
            if (at < 0) {
                nodes.put(new NodeId(word), Optional.empty());
            } else {
                long micros = Long.parseLong(word.substring(at + 1));
                nodes.put(
                        new NodeId(word.substring(0, at)), Optional.of(Instant.EPOCH.plus(micros, ChronoUnit.MICROS)));
            }
        }
        return new Unsettled(nodes);
    }

    private Unsettled with(NodeId node, Optional<Instant> until) {
        var copy = new LinkedHashMap<>(nodes);
        copy.put(node, until);
        return new Unsettled(copy);
    }

    private Unsettled without(NodeId node) {
        if (!nodes.containsKey(node)) {
            return this;
        }
        var copy = new LinkedHashMap<>(nodes);
        copy.remove(node);
        return copy.isEmpty() ? NONE : new Unsettled(copy);
    }
}
