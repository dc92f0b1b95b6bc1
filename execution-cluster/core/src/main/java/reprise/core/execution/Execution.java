package reprise.core.execution;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import reprise.core.NodeId;
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
import reprise.core.execution.NodeState.Completed;
import reprise.core.execution.NodeState.Failed;
import reprise.core.execution.NodeState.Retrying;
import reprise.core.execution.NodeState.Running;
import reprise.core.execution.NodeState.Skipped;
import reprise.core.execution.NodeState.Waiting;
import reprise.sdk.Answer;
import reprise.sdk.Json;

/** One run of a workflow, as far as its events tell. */
public sealed interface Execution {

    record None() implements Execution {}

    /** Under way. {@code nodes} in the order they were first heard of; {@code answer} is what a webhook's caller was told. */
    record Active(Started start, Map<NodeId, NodeState> nodes, Optional<Answer> answer) implements Execution {

        /** What later nodes see of it: empty where it has not settled or was skipped. */
        public Optional<Json> output(NodeId node) {
            return switch (nodes.get(node)) {
                case Completed completed -> Optional.of(value(completed.output()));
                case Failed failed
                when failed.port().isPresent() -> Optional.of(failed.failure().toJson());
                case null, default -> Optional.empty();
            };
        }

        private Json value(Output output) {
            return switch (output) {
                case Output.Value value -> value.value();
                case Output.Same same -> output(same.node()).orElse(Json.NULL);
                case Output.Trigger _ -> start.input();
            };
        }

        boolean running(NodeId node, int attempt) {
            return nodes.get(node) instanceof Running running && running.attempt() == attempt;
        }

        private Active with(NodeId node, NodeState state) {
            var copy = new LinkedHashMap<>(nodes);
            copy.put(node, state);
            return new Active(start, copy, answer);
        }

        /** When the node was first heard of; {@code otherwise} where that is now. */
        private Instant since(NodeId node, Instant otherwise) {
            var state = nodes.get(node);
            return state == null ? otherwise : state.startedAt();
        }

        private int nextAttempt(NodeId node) {
            return nodes.get(node) instanceof Retrying retrying ? retrying.attempt() + 1 : 1;
        }

        private Optional<Json> input(NodeId node) {
            return nodes.get(node) instanceof Running running ? Optional.of(running.input()) : Optional.empty();
        }

        private int answers(NodeId node) {
            return switch (nodes.get(node)) {
                case Running running -> running.answers();
                case Retrying retrying -> retrying.answers();
                case null, default -> 0;
            };
        }
    }

    /** Ended; {@code last} is how it stood then. */
    record Over(Active last, Outcome outcome, Instant at) implements Execution {}

    Execution NONE = new None();

    /** What a history adds up to. */
    static Execution fold(List<ExecutionEvent> history) {
        var execution = NONE;
        for (var event : history) {
            execution = apply(execution, event);
        }
        return execution;
    }

    /** Follows the event without judging it: by now it is history. */
    static Execution apply(Execution execution, ExecutionEvent event) {
        return switch (event) {
            case Started e -> new Active(e, Map.of(), Optional.empty());
            case NodeStarted e -> {
                var a = active(execution);
                yield a.with(
                        e.node(), new Running(e.attempt(), a.answers(e.node()), e.input(), a.since(e.node(), e.at())));
            }
            case NodeCompleted e -> {
                var a = active(execution);
                yield a.with(
                        e.node(),
                        new Completed(
                                e.attempt(),
                                e.port(),
                                e.output(),
                                a.input(e.node()),
                                a.since(e.node(), e.at()),
                                e.at()));
            }
            case NodeRetryScheduled e -> {
                var a = active(execution);
                int answers = a.answers(e.node()) + (e.failure().definite() ? 1 : 0);
                yield a.with(
                        e.node(),
                        new Retrying(
                                e.attempt(),
                                answers,
                                a.input(e.node()).orElse(Json.NULL),
                                e.failure(),
                                e.dueAt(),
                                a.since(e.node(), e.at())));
            }
            case NodeFailed e -> {
                var a = active(execution);
                yield a.with(
                        e.node(),
                        new Failed(
                                e.attempt(),
                                e.failure(),
                                e.port(),
                                a.input(e.node()),
                                a.since(e.node(), e.at()),
                                e.at()));
            }
            case NodeWaiting e -> {
                var a = active(execution);
                yield a.with(
                        e.node(), new Waiting(a.nextAttempt(e.node()), e.until(), e.port(), a.since(e.node(), e.at())));
            }
            case NodeSkipped e -> active(execution).with(e.node(), new Skipped(e.at()));
            case Logged _ -> execution;
            case Responded e -> {
                var a = active(execution);
                yield new Active(a.start, a.nodes, Optional.of(e.answer()));
            }
            case Ended e -> new Over(active(execution), e.outcome(), e.at());
        };
    }

    /** The attempts that should be under way right now. */
    default Map<NodeId, Running> work() {
        if (!(this instanceof Active active)) {
            return Map.of();
        }
        var work = new LinkedHashMap<NodeId, Running>();
        active.nodes.forEach((node, state) -> {
            if (state instanceof Running running) {
                work.put(node, running);
            }
        });
        return work;
    }

    /** When something must happen by itself. */
    default Optional<Instant> nextDue() {
        if (!(this instanceof Active active)) {
            return Optional.empty();
        }
        var timers = active.nodes.values().stream().flatMap(state -> switch (state) {
            case Retrying retrying -> Stream.of(retrying.dueAt());
            case Waiting waiting -> Stream.of(waiting.until());
            case Running _, Completed _, Failed _, Skipped _ -> Stream.<Instant>empty();
        });
        return Stream.concat(timers, active.start.deadline().stream()).min(Instant::compareTo);
    }

    private static Active active(Execution execution) {
        return switch (execution) {
            case Active active -> active;
            case None _, Over _ ->
                throw new IllegalStateException(
                        "an event of an execution that is not under way: its history is broken");
        };
    }
}
