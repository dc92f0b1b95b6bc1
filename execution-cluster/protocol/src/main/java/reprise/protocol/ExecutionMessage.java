package reprise.protocol;

import akka.actor.typed.ActorRef;
import java.util.Optional;

/** What the entity of an execution can be told from anywhere in the cluster. */
public interface ExecutionMessage {

    /** See whether there is something to do. May come at any time and any number of times. */
    record Wake() implements ExecutionMessage, ClusterMessage {}

    /**
     * Do something. Answered with what became of it.
     *
     * @param requestId of the HTTP request that it comes from
     * @param user who asks, by id
     */
    record Ask(Verb verb, Optional<String> requestId, Optional<String> user, ActorRef<Reply> replyTo)
            implements ExecutionMessage, ClusterMessage {}
}
