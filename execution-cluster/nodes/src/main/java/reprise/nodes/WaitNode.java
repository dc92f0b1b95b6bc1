package reprise.nodes;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import reprise.sdk.Input;
import reprise.sdk.Json;
import reprise.sdk.NodeSpec;
import reprise.sdk.NodeSpec.Category;
import reprise.sdk.NodeSpec.Example;
import reprise.sdk.PureNode;
import reprise.sdk.Step;
import reprise.sdk.config.Field;
import reprise.sdk.config.MisfitException;

/** Waits until somebody sends a signal. */
public final class WaitNode implements PureNode<WaitNode.Config> {
    private static final Duration LONGEST = Duration.ofDays(3_650);

    public record Config(
            @Field(help = "The name of the signal; where nothing is said, the id of this node.")
            Optional<String> signal,

            @Field(help = "How long it waits at most; where nothing is said, as long as it takes.")
            Optional<Duration> timeout) {

        public Config {
            if (signal.filter(String::isBlank).isPresent()) {
                throw MisfitException.at("signal", "must not be empty");
            }
            if (timeout.isPresent() && timeout.get().compareTo(LONGEST) > 0) {
                throw MisfitException.at("timeout", "must be at most 3650d");
            }
        }
    }

    @Override
    public NodeSpec<Config> spec() {
        return NodeSpec.of("wait", Config.class)
                .titled("Wait", "Waits until somebody sends a signal.")
                .shown(Category.FLOW, "hourglass")
                .help("""
                        The signal is sent with `POST /api/v1/executions/{id}/signals/{signal}`; its JSON body is the output of this node. One
                        that comes before the flow is here is kept for it. Where none comes within `timeout`, the flow goes on by `timeout`
                        and the input is passed on. The wait outlives restarts and costs nothing while it lasts.
                        """)
                .outputs("main", "timeout")
                .awaitingSignal()
                .examples(
                        new Example("Until it is paid", Json.object("signal", "paid", "timeout", "30d")),
                        new Example("As long as it takes", Json.EMPTY_OBJECT));
    }

    @Override
    public Step evaluate(Config config, Input input, Instant now) {
        return new Step.Await(config.signal().orElse(""), config.timeout().map(now::plus), "timeout");
    }
}
