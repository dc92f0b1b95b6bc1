package reprise.core.execution;

/**
 * What one decision and one execution may come to. A decision that reaches its ceiling ends there and is continued by
 * another, as one whose expressions have cost what a single one may; what would take the values of an execution beyond theirs fails its node.
 *
 * @param events of a decision, nearly: the events of one step are not divided
 * @param decisionBytes of the data that stand in the events of a decision, nearly
 * @param valueBytesPerExecution of all values that lie beside the events of an execution
 */
public record Ceilings(int events, long decisionBytes, long valueBytesPerExecution) {
    public static final Ceilings USUAL = new Ceilings(500, 1024 * 1024, 1024L * 1024 * 1024);
}
