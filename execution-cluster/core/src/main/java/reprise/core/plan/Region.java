package reprise.core.plan;

import java.util.List;

/**
 * Nodes that are run together: the whole workflow outside of loops, or the body of one loop. No edge leads from one region
 * into another.
 *
 * @param nodes in topological order, ties in the order written
 */
public record Region(List<PlanNode> nodes) {
    static final Region EMPTY = new Region(List.of());
}
