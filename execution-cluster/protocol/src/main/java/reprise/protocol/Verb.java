package reprise.protocol;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Map;
import java.util.Optional;

/** What can be asked of an execution from anywhere in the cluster. Steps and ids as they are written, JSON as text. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Verb.Cancel.class, name = "cancel"),
    @JsonSubTypes.Type(value = Verb.Pause.class, name = "pause"),
    @JsonSubTypes.Type(value = Verb.Resume.class, name = "resume"),
    @JsonSubTypes.Type(value = Verb.Retry.class, name = "retry"),
    @JsonSubTypes.Type(value = Verb.Skip.class, name = "skip"),
    @JsonSubTypes.Type(value = Verb.Signal.class, name = "signal"),
    @JsonSubTypes.Type(value = Verb.HearChild.class, name = "hear-child")
})
public sealed interface Verb extends ClusterMessage {

    /** End it. */
    record Cancel(String reason) implements Verb {}

    /** Begin nothing new. */
    record Pause(Optional<String> reason) implements Verb {}

    record Resume(Optional<String> reason) implements Verb {}

    /** Go on from the failed steps. @param outputs by step: these count as completed. @param input in place of the body */
    record Retry(Map<String, String> outputs, Optional<String> input, Optional<String> reason) implements Verb {}

    /** Count a step that failed, waits or would be tried again as completed. */
    record Skip(String step, String output, Optional<String> reason) implements Verb {}

    /** Answer the step that waits for it, or will. */
    record Signal(String name, String body) implements Verb {}

    /** The execution that a step has started has ended: how, is in that one's history. */
    record HearChild(String step, String child) implements Verb {}
}
