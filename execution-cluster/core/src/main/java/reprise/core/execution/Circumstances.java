package reprise.core.execution;

import java.time.Instant;
import reprise.core.value.Values;

/**
 * What a decision is made with besides plan, state and command.
 *
 * @param now by the clock that all nodes share
 * @param values keeps new data, and knows those that lie beside the events as far as they were fetched
 * @param ceilings beyond which data fail their node
 */
public record Circumstances(Instant now, Values values, Ceilings ceilings) {

    /** Where data are small and nothing was set aside. */
    public static Circumstances plain(Instant now) {
        return new Circumstances(now, Values.INLINE, Ceilings.USUAL);
    }
}
