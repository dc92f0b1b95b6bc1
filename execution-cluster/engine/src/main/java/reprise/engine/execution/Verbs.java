package reprise.engine.execution;

import java.util.LinkedHashMap;
import java.util.Map;
import reprise.core.StepId;
import reprise.core.execution.Cause;
import reprise.core.execution.ExecutionCommand;
import reprise.protocol.ExecutionMessage.Ask;
import reprise.protocol.Verb;
import reprise.sdk.Json;
import reprise.sdk.JsonText;
import reprise.sdk.JsonText.MalformedJson;

/** What is asked in the cluster's words, as a command. */
final class Verbs {

    /** @throws IllegalArgumentException where a step or JSON is not written as it should be */
    static ExecutionCommand command(Ask ask, JsonText text) {
        var cause = new Cause(ask.requestId(), ask.user());
        return switch (ask.verb()) {
            case Verb.Cancel(var reason) -> new ExecutionCommand.Cancel(reason, cause);
            case Verb.Pause(var reason) -> new ExecutionCommand.Pause(cause, reason);
            case Verb.Resume(var reason) -> new ExecutionCommand.Resume(cause, reason);
            case Verb.Retry(var outputs, var input, var reason) ->
                new ExecutionCommand.Retry(
                        outputs(outputs, text), input.map(json -> parsed(json, text)), cause, reason);
            case Verb.Skip(var step, var output, var reason) ->
                new ExecutionCommand.Skip(StepId.parse(step), parsed(output, text), cause, reason);
            case Verb.Signal(var name, var body) -> new ExecutionCommand.Signal(name, parsed(body, text), cause);
            case Verb.HearChild _ -> throw new IllegalArgumentException("what became of a child is read first");
        };
    }

    private static Map<StepId, Json> outputs(Map<String, String> given, JsonText text) {
        var outputs = new LinkedHashMap<StepId, Json>();
        given.forEach((step, json) -> outputs.put(StepId.parse(step), parsed(json, text)));
        return outputs;
    }

    private static Json parsed(String json, JsonText text) {
        try {
            return text.parse(json);
        } catch (MalformedJson malformed) {
            throw new IllegalArgumentException(malformed.getMessage(), malformed);
        }
    }

    private Verbs() {}
}
