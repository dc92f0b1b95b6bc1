package reprise.protocol;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** What became of a request to an execution. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Reply.Accepted.class, name = "accepted"),
    @JsonSubTypes.Type(value = Reply.Refused.class, name = "refused")
})
public sealed interface Reply extends ClusterMessage {

    /** It is so, and durable. */
    record Accepted() implements Reply {}

    /** @param reason the name of a {@code Decision.Reason} */
    record Refused(String reason, String message) implements Reply {}
}
