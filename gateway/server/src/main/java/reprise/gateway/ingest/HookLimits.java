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

/** How much a caller may ask of the door: the size of a body, the time to send it, and the webhook's own rate. */
public final class HookLimits {
    private final long maxBodyBytes;
    private final Duration bodyPatience;
    private final Cache<Hook, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(100_000)
            .expireAfterAccess(Duration.ofDays(1))
            .build();

    private record Hook(PlanId plan, NodeId node) {}

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
        return config.rateLimit().flatMap(rate -> {
            var bucket = buckets.get(new Hook(plate.planId(), plate.node()), _ -> Bucket.builder()
                    .addLimit(limit -> limit.capacity(rate.requests()).refillGreedy(rate.requests(), rate.per()))
                    .build());
            var taken = bucket.tryConsumeAndReturnRemaining(1);
            return taken.isConsumed()
                    ? Optional.empty()
                    : Optional.of(Duration.ofNanos(taken.getNanosToWaitForRefill()));
        });
    }
}
