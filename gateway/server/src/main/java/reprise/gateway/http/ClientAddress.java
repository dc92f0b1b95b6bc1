package reprise.gateway.http;

import akka.http.javadsl.model.AttributeKey;
import akka.http.javadsl.model.HttpRequest;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a request comes from. What proxies write about that is believed only of those in the settings: anyone can send
 * {@code X-Forwarded-For}.
 */
public final class ClientAddress {
    private static final AttributeKey<String> KEY = AttributeKey.create("reprise-client-address", String.class);
    private static final String UNKNOWN = "unknown";

    private final List<String> trustedProxies;

    ClientAddress(List<String> trustedProxies) {
        this.trustedProxies = trustedProxies;
    }

    /** The address of the client of a request that came through {@link HttpServer}. */
    public static String of(HttpRequest request) {
        return request.getAttribute(KEY).orElse(UNKNOWN);
    }

    HttpRequest give(HttpRequest request, InetSocketAddress client) {
        var peer = client.getAddress().getHostAddress();
        return request.addAttribute(KEY, trustedProxies.contains(peer) ? forwarded(request, peer) : peer);
    }

    /** The last address in the chain that is not one of our own proxies: what stands before it can be made up. */
    private String forwarded(HttpRequest request, String peer) {
        var chain = new ArrayList<String>();
        for (var header : request.getHeaders()) {
            if (header.is("x-forwarded-for")) {
                chain.addAll(List.of(header.value().split("\\s*,\\s*")));
            }
        }
        return chain.reversed().stream()
                .filter(address -> !trustedProxies.contains(address) && looksLikeAddress(address))
                .findFirst()
                .orElse(peer);
    }

    private static boolean looksLikeAddress(String text) {
        return text.length() <= 45 && text.matches("[0-9a-fA-F:.]+");
    }
}
