package reprise.catalog;

import java.util.List;
import reprise.core.WorkspaceId;
import reprise.core.definition.Definition;
import reprise.core.definition.Problem;

/** Looks whether what a definition names exists in its workspace. What another workspace has does not exist. */
@FunctionalInterface
public interface References {

    /** One problem for each name that is unknown there. */
    List<Problem> unknown(WorkspaceId workspace, Definition definition);
}
