package reprise.sdk;

import java.time.Instant;

/**
 * A node that only calculates. It is evaluated while the execution decides, so a chain of such nodes is one write:
 * the same configuration, input and time must always give the same step, quickly and without touching the world.
 */
public non-sealed interface PureNode<C> extends NodeType<C> {

    /**
     * @param now when the decision is made
     */
    Step evaluate(C config, Input input, Instant now);
}
