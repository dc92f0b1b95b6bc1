package reprise.catalog;

import java.util.List;
import reprise.core.definition.Definition;
import reprise.core.definition.Problem;

/** A workflow together with what its latest version does. @param warnings about the definition, where it was saved just now */
public record Detail(Workflow workflow, Definition definition, List<Problem> warnings) {
    Detail(Workflow workflow, Definition definition) {
        this(workflow, definition, List.of());
    }
}
