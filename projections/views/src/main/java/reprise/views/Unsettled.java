package reprise.views;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
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
import reprise.core.execution.ExecutionStatus;

/**
 * The nodes of an execution that have begun and not settled: all that must be kept of its history to say how it stands
 * after the next event.
 */
public record Unsettled(Map<NodeId, Stage> nodes) {

    /** What such a node is at. */
    public sealed interface Stage {
        record InFlight() implements Stage {}

        record Retrying(Instant dueAt) implements Stage {}

        record Sleeping(Instant until) implements Stage {}
    }

    public static final Unsettled NONE = new Unsettled(Map.of());

    private static final Stage IN_FLIGHT = new Stage.InFlight();

    public Unsettled after(ExecutionEvent event) {
        return switch (event) {
            case Started _, Ended _ -> NONE;
            case NodeStarted e -> with(e.node(), IN_FLIGHT);
            case NodeRetryScheduled e -> with(e.node(), new Stage.Retrying(e.dueAt()));
            case NodeWaiting e -> with(e.node(), new Stage.Sleeping(e.until()));
            case NodeCompleted e -> without(e.node());
            case NodeFailed e -> without(e.node());
            case NodeSkipped e -> without(e.node());
            case Logged _, Responded _ -> this;
        };
    }

    /** Of an execution that has not ended. */
    public ExecutionStatus status() {
        boolean sleeps = !nodes.isEmpty() && nodes.values().stream().allMatch(Stage.Sleeping.class::isInstance);
        return sleeps ? ExecutionStatus.WAITING : ExecutionStatus.RUNNING;
    }

    /** Whether an attempt is in flight. */
    public boolean inFlight() {
        return nodes.containsValue(IN_FLIGHT);
    }

    /** When the first of the timers goes off. */
    public Optional<Instant> nextTimer() {
        return nodes.values().stream().flatMap(Unsettled::timer).min(Instant::compareTo);
    }

    /**
     * One word per node, as {@link #parse} reads it: {@code fetch} is in flight, {@code fetch~1767225600000000} is tried
     * again then, {@code nap@1767225600000000} sleeps until then; in microseconds.
     */
    public String text() {
        var text = new StringBuilder();
        nodes.forEach((node, stage) -> {
            text.append(text.isEmpty() ? "" : " ").append(node.value());
            switch (stage) {
                case Stage.InFlight _ -> {}
                case Stage.Retrying retrying -> text.append('~').append(micros(retrying.dueAt()));
                case Stage.Sleeping sleeping -> text.append('@').append(micros(sleeping.until()));
            }
        });
        return text.toString();
    }

    public static Unsettled parse(String text) {
        if (text.isEmpty()) {
            return NONE;
        }
        var nodes = new LinkedHashMap<NodeId, Stage>();
        for (var word : text.split(" ")) {
            int retrying = word.indexOf('~');
            int sleeping = word.indexOf('@');
            if (retrying > 0) {
                nodes.put(new NodeId(word.substring(0, retrying)), new Stage.Retrying(time(word, retrying)));
            } else if (sleeping > 0) {
                nodes.put(new NodeId(word.substring(0, sleeping)), new Stage.Sleeping(time(word, sleeping)));
            } else {
                nodes.put(new NodeId(word), IN_FLIGHT);
            }
        }
        return new Unsettled(nodes);
    }

    private Unsettled with(NodeId node, Stage stage) {
        var copy = new LinkedHashMap<>(nodes);
        copy.put(node, stage);
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

    private static Stream<Instant> timer(Stage stage) {
        return switch (stage) {
            case Stage.InFlight _ -> Stream.empty();
            case Stage.Retrying retrying -> Stream.of(retrying.dueAt());
            case Stage.Sleeping sleeping -> Stream.of(sleeping.until());
        };
    }

    private static long micros(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }

    private static Instant time(String word, int mark) {
        return Instant.EPOCH.plus(Long.parseLong(word.substring(mark + 1)), ChronoUnit.MICROS);
    }
}
