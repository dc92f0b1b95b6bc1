package reprise.engine.execution;

import static java.util.Objects.requireNonNull;

import reprise.sdk.Failure;
import reprise.sdk.Json;
import reprise.sdk.Json.JsonArray;
import reprise.sdk.Json.JsonBoolean;
import reprise.sdk.Json.JsonNull;
import reprise.sdk.Json.JsonNumber;
import reprise.sdk.Json.JsonObject;
import reprise.sdk.Json.JsonString;
import reprise.sdk.LogLine;
import reprise.sdk.Result;

/** Sees that what a node leaves has no hole in it: a Java null within would break whoever reads it later. */
final class Holes {

    static Result result(Result result) {
        switch (result) {
            case Result.Output output -> {
                requireNonNull(output.port(), "the node left by no port");
                json(output.output(), "the node left no output, or null within it: use Json.NULL");
            }
            case Result.Failed failed -> failure(requireNonNull(failed.failure(), "the node gave no failure"));
            case null -> throw new NullPointerException("the node returned nothing");
        }
        return result;
    }

    static Failure failure(Failure failure) {
        json(failure.details(), "the details of the node's failure have null within them: use Json.NULL");
        return failure;
    }

    static LogLine line(LogLine line) {
        json(
                requireNonNull(line, "the node logged nothing").data(),
                "the node logged null within its data: use Json.NULL");
        return line;
    }

    private static void json(Json value, String otherwise) {
        switch (requireNonNull(value, otherwise)) {
            case JsonObject object ->
                requireNonNull(object.members(), otherwise).forEach((name, member) -> {
                    requireNonNull(name, otherwise);
                    json(member, otherwise);
                });
            case JsonArray array -> requireNonNull(array.items(), otherwise).forEach(item -> json(item, otherwise));
            case JsonString string -> requireNonNull(string.value(), otherwise);
            case JsonNumber _, JsonBoolean _, JsonNull _ -> {}
        }
    }

    private Holes() {}
}
