package reprise.gateway.workflows;

import java.util.List;
import java.util.UUID;
import reprise.catalog.Inspection;
import reprise.catalog.Sound;
import reprise.catalog.Verdict;
import reprise.catalog.Verdict.Conflict;
import reprise.catalog.Verdict.Done;
import reprise.catalog.Verdict.Invalid;
import reprise.catalog.Verdict.Unknown;
import reprise.core.PlanId;
import reprise.core.WorkflowId;
import reprise.core.WorkspaceId;
import reprise.core.definition.Problem;
import reprise.core.definition.SourceText;
import reprise.gateway.http.Document;
import reprise.language.UnreadableText;
import reprise.sdk.Json;

/** Tells everything that would keep a text from being saved as a workflow. Nothing of it is kept or run. */
final class Validation {

    private static final PlanId NOBODYS = new PlanId(new WorkflowId(new UUID(0, 0)), 1);

    private final Inspection inspection;

    Validation(Inspection inspection) {
        this.inspection = inspection;
    }

    Json of(WorkspaceId workspace, Document document) {
        try {
            return of(workspace, Documents.read(document));
        } catch (UnreadableText e) {
            return json(e.problems(), Json.NULL);
        }
    }

    Json of(WorkspaceId workspace, SourceText source) {
        var verdict = inspection.inspect(workspace, NOBODYS, source);
        return json(problems(verdict), source.json());
    }

    private static List<Problem> problems(Verdict<Sound> verdict) {
        return switch (verdict) {
            case Done<Sound>(var sound) -> sound.warnings();
            case Invalid<Sound>(var problems) -> problems;
            case Unknown<Sound> _, Conflict<Sound> _ ->
                throw new IllegalStateException("nothing was asked for by name");
        };
    }

    private static Json json(List<Problem> problems, Json definition) {
        return Json.object(
                "valid",
                problems.stream().noneMatch(Problem::isError),
                "problems",
                problems.stream()
                        .map(problem -> ProblemJson.of(problem, definition))
                        .toList());
    }
}
