package reprise.protocol;

import akka.actor.typed.ActorRef;

/** What the entity of an execution can be told from anywhere in the cluster. */
public interface ExecutionMessage {

    /** See whether there is something to do. May come at any time and any number of times. */
    record Wake() implements ExecutionMessage, ClusterMessage {}

    /** Ends it. Answered with what became of the wish. */
    record CancelExecution(String reason, ActorRef<Reply> replyTo) implements ExecutionMessage, ClusterMessage {}
}
