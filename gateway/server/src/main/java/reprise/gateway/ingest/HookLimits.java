package reprise.gateway.ingest;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.Optional;
import reprise.catalog.HookBinding;
import reprise.core.NodeId;
import reprise.core.PlanId;
import reprise.nodes.WebhookNode;

/**
 * How much a caller may ask of the door: the size of a body, the time to send it, the webhook's own rate, and how often it
 * may be turned away for want of a proof. The webhook's rate is spent by calls that were let in only, and whoever is let in is
 * let in however often others from its address were not: nobody shuts a webhook for others.
 */
public final class HookLimits {
    /** Of one webhook from one address, in a minute. */
    private static final int FAILURES = 200;

    private final long maxBodyBytes;
    private final Duration bodyPatience;
    private final Cache<Hook, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(100_000)
            .expireAfterAccess(Duration.ofDays(1))
            .build();

    private final Cache<Guesser, Bucket> guessers = Caffeine.newBuilder()
            .maximumSize(100_000)
            .expireAfterAccess(Duration.ofMinutes(10))
            .build();

    private record Hook(PlanId plan, NodeId node) {}

    private record Guesser(Hook hook, String address) {}

    public HookLimits(long maxBodyBytes, Duration bodyPatience) {
        this.maxBodyBytes = maxBodyBytes;
        this.bodyPatience = bodyPatience;
    }

    long maxBodyBytes() {
        return maxBodyBytes;
    }

    Duration bodyPatience() {
        return bodyPatience;
    }

    /** Takes one of the calls the webhook's own limit allows; where there is none left, how long until there is. */
    Optional<Duration> takePlace(HookBinding plate, WebhookNode.Config config) {
        return config.rateLimit()
                .flatMap(rate -> taken(buckets.get(hook(plate), _ -> bucket(rate.requests(), rate.per()))));
    }

    /** Counts a call without proof; where there were too many from there, how long until they are looked at again. */
    Optional<Duration> failed(HookBinding plate, String address) {
        return taken(guessers.get(new Guesser(hook(plate), address), _ -> bucket(FAILURES, Duration.ofMinutes(1))));
    }

    private static Hook hook(HookBinding plate) {
        return new Hook(plate.planId(), plate.node());
    }

    private static Bucket bucket(int calls, Duration per) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(calls).refillGreedy(calls, per))
                .build();
    }

    private static Optional<Duration> taken(Bucket bucket) {
        var taken = bucket.tryConsumeAndReturnRemaining(1);
        return taken.isConsumed() ? Optional.empty() : Optional.of(Duration.ofNanos(taken.getNanosToWaitForRefill()));
    }
}
