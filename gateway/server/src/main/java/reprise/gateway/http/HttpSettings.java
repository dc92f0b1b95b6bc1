package reprise.gateway.http;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import reprise.gateway.framing.Patience;

/**
 * How the server listens and what it puts up with.
 *
 * @param maxBodyBytes the largest JSON or YAML body of a route that names no other limit
 */
public record HttpSettings(String host, int port, Room room, Times times, int maxBodyBytes, Surroundings around) {

    private static final int MEBIBYTE = 1024 * 1024;

    /**
     * How much is taken at a time.
     *
     * @param connections that may be open
     * @param ofOneAddress that may be open of an address that is no proxy of ours
     * @param bodyBytes of all bodies together that are in memory
     */
    public record Room(int connections, int ofOneAddress, long bodyBytes) {
        private static final long LEAST_BODY_BYTES = 32L * MEBIBYTE;

        /** What a body becomes takes some times its size: all of them are to leave most of the heap to others. */
        private static final int PART_OF_HEAP = 16;

        /** With as much for bodies as is right for most. */
        public Room(int connections, int ofOneAddress) {
            this(
                    connections,
                    ofOneAddress,
                    Math.max(LEAST_BODY_BYTES, Runtime.getRuntime().maxMemory() / PART_OF_HEAP));
        }
    }

    /**
     * How long is waited.
     *
     * @param head for a whole head, from its first byte
     * @param idle between requests
     * @param request for an answer
     * @param linger for the client to hang up after the last answer
     */
    public record Times(Duration head, Duration idle, Duration request, Duration linger) {
        Patience ofConnections() {
            return new Patience(head, idle, linger);
        }
    }

    /**
     * What there is between the server and those who use it.
     *
     * @param allowedOrigins origins of other sites whose pages may call the API; empty for none
     * @param trustedProxies addresses whose {@code X-Forwarded-For} is believed; empty for none
     * @param publicUrl how the outside reaches this server; empty where nobody said
     * @param hooksUrl how the outside reaches {@code /hooks/**}, where that is another host
     * @param overTls whether browsers reach us over TLS (by a proxy), so that they may insist on it
     */
    public record Surroundings(
            Set<String> allowedOrigins,
            List<String> trustedProxies,
            Optional<URI> publicUrl,
            Optional<URI> hooksUrl,
            boolean overTls) {
        private static final Surroundings NONE =
                new Surroundings(Set.of(), List.of(), Optional.empty(), Optional.empty(), false);

        public Surroundings {
            allowedOrigins = Set.copyOf(allowedOrigins);
            trustedProxies = List.copyOf(trustedProxies);
        }
    }

    /** What is right for most, listening there. */
    public static HttpSettings at(String host, int port) {
        return new HttpSettings(
                host,
                port,
                new Room(8192, 1024),
                new Times(
                        Duration.ofSeconds(10), Duration.ofSeconds(75), Duration.ofSeconds(30), Duration.ofSeconds(5)),
                MEBIBYTE,
                Surroundings.NONE);
    }

    /** How long a body may take to arrive: half of what the whole request may, so that there is time to say so. */
    public Duration bodyPatience() {
        return times.request().dividedBy(2);
    }

    public HttpSettings with(Surroundings others) {
        return new HttpSettings(host, port, room, times, maxBodyBytes, others);
    }

    public HttpSettings with(Times others) {
        return new HttpSettings(host, port, room, others, maxBodyBytes, around);
    }

    public HttpSettings with(Room other) {
        return new HttpSettings(host, port, other, times, maxBodyBytes, around);
    }

    public HttpSettings withTimeouts(Duration idle, Duration request) {
        return with(new Times(times.head(), idle, request, times.linger()));
    }

    public HttpSettings withAllowedOrigins(Set<String> origins) {
        return with(new Surroundings(
                origins, around.trustedProxies(), around.publicUrl(), around.hooksUrl(), around.overTls()));
    }

    public HttpSettings withTrustedProxies(List<String> proxies) {
        return with(new Surroundings(
                around.allowedOrigins(), proxies, around.publicUrl(), around.hooksUrl(), around.overTls()));
    }

    public HttpSettings withPublicUrl(URI url) {
        return with(new Surroundings(
                around.allowedOrigins(),
                around.trustedProxies(),
                Optional.of(url),
                around.hooksUrl(),
                around.overTls()));
    }

    public HttpSettings withHooksUrl(URI url) {
        return with(new Surroundings(
                around.allowedOrigins(),
                around.trustedProxies(),
                around.publicUrl(),
                Optional.of(url),
                around.overTls()));
    }

    public HttpSettings withTls() {
        return with(new Surroundings(
                around.allowedOrigins(), around.trustedProxies(), around.publicUrl(), around.hooksUrl(), true));
    }
}
