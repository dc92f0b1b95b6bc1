package reprise.gateway.http;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * How the server listens and what it puts up with.
 *
 * @param maxBodyBytes the largest JSON or YAML body of a route that names no other limit
 * @param allowedOrigins origins of other sites whose pages may call the API; empty for none
 * @param trustedProxies addresses whose {@code X-Forwarded-For} is believed; empty for none
 * @param overTls whether browsers reach us over TLS (by a proxy), so that they may insist on it
 */
public record HttpSettings(
        String host,
        int port,
        int maxConnections,
        Duration idleTimeout,
        Duration requestTimeout,
        int maxBodyBytes,
        Set<String> allowedOrigins,
        List<String> trustedProxies,
        boolean overTls) {

    private static final int MEBIBYTE = 1024 * 1024;

    public HttpSettings {
        allowedOrigins = Set.copyOf(allowedOrigins);
        trustedProxies = List.copyOf(trustedProxies);
    }

    /** What is right for most, listening there. */
    public static HttpSettings at(String host, int port) {
        return new HttpSettings(
                host, port, 8192, Duration.ofSeconds(75), Duration.ofSeconds(30), MEBIBYTE, Set.of(), List.of(), false);
    }

    /** How long a body may take to arrive: half of what the whole request may, so that there is time to say so. */
    Duration bodyPatience() {
        return requestTimeout.dividedBy(2);
    }

    public HttpSettings withAllowedOrigins(Set<String> origins) {
        return new HttpSettings(
                host,
                port,
                maxConnections,
                idleTimeout,
                requestTimeout,
                maxBodyBytes,
                origins,
                trustedProxies,
                overTls);
    }

    public HttpSettings withTrustedProxies(List<String> proxies) {
        return new HttpSettings(
                host,
                port,
                maxConnections,
                idleTimeout,
                requestTimeout,
                maxBodyBytes,
                allowedOrigins,
                proxies,
                overTls);
    }

    public HttpSettings withTimeouts(Duration idle, Duration request) {
        return new HttpSettings(
                host, port, maxConnections, idle, request, maxBodyBytes, allowedOrigins, trustedProxies, overTls);
    }

    public HttpSettings withTls() {
        return new HttpSettings(
                host,
                port,
                maxConnections,
                idleTimeout,
                requestTimeout,
                maxBodyBytes,
                allowedOrigins,
                trustedProxies,
                true);
    }
}
