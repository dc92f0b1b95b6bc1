package reprise.gateway.http;

import akka.http.javadsl.model.HttpRequest;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * By which names this server answers. Where it knows its own, because it was told its public address or listens on
 * loopback only, a request for another host is none of its: it was led here by a name that somebody else chose.
 */
final class KnownHosts {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

    /** Probes come by the address of a machine, whatever its name is. */
    private static final List<String> FOR_PROBES = List.of("/health", "/ready", "/alive", "/metrics");

    private static final String HOOKS = "/hooks/";

    private final Set<String> names = new HashSet<>();
    private final Optional<String> ofHooks;

    KnownHosts(HttpSettings settings) {
        var url = settings.around().publicUrl();
        ofHooks = settings.around().hooksUrl().map(hooks -> hooks.getHost().toLowerCase(Locale.ROOT));
        if (url.isPresent() || isLoopback(settings.host())) {
            names.add(settings.host().toLowerCase(Locale.ROOT));
            url.map(URI::getHost).ifPresent(host -> names.add(host.toLowerCase(Locale.ROOT)));
        }
    }

    /** Why it is not answered here, if it is for another host. */
    Optional<Refusal> refusal(HttpRequest request) {
        if (names.isEmpty() || isForProbes(request.getUri().path())) {
            return Optional.empty();
        }
        var host = request.getUri().getHost().address().toLowerCase(Locale.ROOT);
        boolean isOfHooks = ofHooks.filter(host::equals).isPresent()
                && request.getUri().path().startsWith(HOOKS);
        return names.contains(host) || isLoopback(host) || isOfHooks
                ? Optional.empty()
                : Optional.of(Refusal.of(
                        Refusal.Code.MISDIRECTED_REQUEST,
                        "This server is not the host that was asked for; its name is set by REPRISE_PUBLIC_URL",
                        List.of()));
    }

    private static boolean isForProbes(String path) {
        return FOR_PROBES.stream().anyMatch(known -> path.equals(known) || path.startsWith(known + "/"));
    }

    /** Names that lead to this machine wherever they are looked up (RFC 6761, section 6.3). */
    private static boolean isLoopback(String host) {
        return LOOPBACK.contains(host) || host.endsWith(".localhost") || host.matches("127\\.\\d+\\.\\d+\\.\\d+");
    }
}
