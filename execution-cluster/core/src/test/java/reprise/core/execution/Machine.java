package reprise.core.execution;

import java.util.LinkedHashMap;
import java.util.Map;

/** What runs executions, and forgets all of them when it crashes. */
final class Machine {
    final Map<SimulatedRun, Owner> awake = new LinkedHashMap<>();
}
