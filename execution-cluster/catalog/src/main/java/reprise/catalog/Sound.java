package reprise.catalog;

import java.util.List;
import reprise.core.definition.Problem;
import reprise.core.plan.Plan;

/** A definition that can be saved. @param warnings about what is allowed in it and hardly meant */
public record Sound(Plan plan, List<Problem> warnings) {}
