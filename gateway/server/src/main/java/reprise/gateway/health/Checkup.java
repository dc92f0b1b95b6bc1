package reprise.gateway.health;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reprise.sdk.Json;

/**
 * Looks at everything the server depends on, all at once and not for long. Those who ask within the same second get the
 * same result, so that asking often costs nothing.
 */
final class Checkup {
    private static final Logger LOG = LoggerFactory.getLogger(Checkup.class);
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final long FRESH_NANOS = Duration.ofSeconds(1).toNanos();

    private final List<HealthCheck> checks;
    private Latest latest;

    private record Latest(long begun, CompletableFuture<Result> result) {}

    /** How each of them is, and how long it took to say so. */
    record Result(Map<String, Finding> findings) {

        boolean isHealthy() {
            return findings.values().stream().allMatch(finding -> finding.health() instanceof Health.Up);
        }

        Json json() {
            var checks = new LinkedHashMap<String, Json>();
            findings.forEach((name, finding) -> checks.put(name, finding.json()));
            return Json.object("status", isHealthy() ? "up" : "down", "checks", Json.object(checks));
        }
    }

    record Finding(Health health, Duration took) {
        Json json() {
            return switch (health) {
                case Health.Up up -> Json.object("status", "up", "tookMs", took.toMillis(), "details", up.details());
                case Health.Down down ->
                    Json.object("status", "down", "tookMs", took.toMillis(), "reason", down.reason());
            };
        }
    }

    Checkup(List<HealthCheck> checks) {
        this.checks = List.copyOf(checks);
    }

    synchronized CompletableFuture<Result> result() {
        if (latest == null || System.nanoTime() - latest.begun() > FRESH_NANOS) {
            latest = new Latest(System.nanoTime(), look());
        }
        return latest.result();
    }

    private CompletableFuture<Result> look() {
        var findings = checks.stream().map(Checkup::finding).toList();
        return CompletableFuture.allOf(findings.toArray(CompletableFuture[]::new))
                .thenApply(_ -> {
                    var byName = new LinkedHashMap<String, Finding>();
                    for (var i = 0; i < checks.size(); i++) {
                        byName.put(checks.get(i).name(), findings.get(i).join());
                    }
                    return new Result(byName);
                });
    }

    private static CompletableFuture<Finding> finding(HealthCheck check) {
        var begun = System.nanoTime();
        var health = new CompletableFuture<Health>();
        Thread.startVirtualThread(() -> health.complete(checked(check)));
        return health.completeOnTimeout(
                        Health.down("does not answer in time"), PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .thenApply(it -> new Finding(it, Duration.ofNanos(System.nanoTime() - begun)));
    }

    private static Health checked(HealthCheck check) {
        try {
            return check.check();
        } catch (Exception failure) { // an edge: whatever broke, the answer is that it does not work
            LOG.warn("Health check {} failed: {}", check.name(), failure.toString());
            return Health.down("does not work");
        }
    }
}
