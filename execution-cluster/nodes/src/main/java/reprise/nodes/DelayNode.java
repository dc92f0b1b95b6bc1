package reprise.nodes;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import reprise.sdk.Failure;
import reprise.sdk.Input;
import reprise.sdk.Json;
import reprise.sdk.NodeSpec;
import reprise.sdk.NodeSpec.Category;
import reprise.sdk.NodeSpec.Example;
import reprise.sdk.PureNode;
import reprise.sdk.Step;
import reprise.sdk.config.Field;
import reprise.sdk.config.MisfitException;

/** Waits for a while, or until a moment. */
public final class DelayNode implements PureNode<DelayNode.Config> {
    private static final Duration LONGEST = Duration.ofDays(3_650);

    public record Config(
            @Field(help = "How long it waits.") Optional<Duration> duration,

            @Field(help = "The moment it waits for, in ISO-8601 with its zone: 2027-01-31T09:00:00Z.")
            Optional<String> until) {

        public Config {
            if (duration.isPresent() == until.isPresent()) {
                throw MisfitException.at("", "needs either duration or until");
            }
            if (duration.isPresent() && duration.get().compareTo(LONGEST) > 0) {
                throw MisfitException.at("duration", "must be at most 3650d");
            }
            if (until.isPresent()) {
                moment(until.get());
            }
        }

        private Instant wake(Instant now) {
            return duration.map(now::plus).orElseGet(() -> moment(until.orElseThrow()));
        }

        private static Instant moment(String text) {
            try {
                return OffsetDateTime.parse(text).toInstant();
            } catch (DateTimeException _) {
                throw MisfitException.at(
                        "until", "must be a moment in ISO-8601 with its zone, such as 2027-01-31T09:00:00Z");
            }
        }
    }

    @Override
    public NodeSpec<Config> spec() {
        return NodeSpec.of("delay", Config.class)
                .titled("Delay", "Waits for a while, or until a moment.")
                .shown(Category.FLOW, "clock-pause")
                .help("""
                        Give a `duration` (`250ms`, `10s`, `5m`, `24h`, `30d`, or ISO-8601) or `until`, a moment with its zone. The wait
                        outlives restarts and costs nothing while it lasts. A moment that has passed is not waited for. The longest wait
                        is 3650 days. The input is passed on.
                        """)
                .examples(
                        new Example("Ten seconds", Json.object("duration", "10s")),
                        new Example("Until it is due", Json.object("until", "{{ trigger.body.dueAt }}")));
    }

    @Override
    public Step evaluate(Config config, Input input, Instant now) {
        Instant until = config.wake(now);
        if (until.isAfter(now.plus(LONGEST))) {
            return new Step.Failed(
                    Failure.permanent("DELAY_TOO_LONG", "until lies more than 3650 days ahead, the longest wait"));
        }
        return until.isAfter(now) ? new Step.Sleep(until, "main") : Step.passOn("main");
    }
}
