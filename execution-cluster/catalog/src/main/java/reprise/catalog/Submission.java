package reprise.catalog;

import java.util.List;
import reprise.core.definition.Definition;
import reprise.core.definition.Places;
import reprise.core.definition.Problem;
import reprise.core.definition.SourceText;
import reprise.sdk.Json;

/** A definition as somebody sent it, with the places of its parts in the text, so that problems can be pointed at. */
public record Submission(Definition definition, SourceText source) {

    /** A definition that was not sent as text. */
    public static Submission of(Definition definition) {
        return new Submission(definition, SourceText.of(Json.NULL));
    }

    /** The same problems, with their places where they have none yet. */
    List<Problem> placed(List<Problem> problems) {
        var places = new Places(source);
        return problems.stream()
                .map(problem ->
                        problem.place().isPresent() ? problem : places.problem(problem.field(), problem.issue()))
                .toList();
    }
}
