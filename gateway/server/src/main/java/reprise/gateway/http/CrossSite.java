package reprise.gateway.http;

import akka.http.javadsl.model.HttpHeader;
import akka.http.javadsl.model.HttpMethod;
import akka.http.javadsl.model.HttpMethods;
import akka.http.javadsl.model.HttpRequest;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Refuses what a page of another site makes a browser do to the API: the browser adds by itself what it remembers, such as
 * a password given for HTTP Basic. What browsers say of it cannot be forged by a page; programs say nothing and are let in.
 */
final class CrossSite {
    private static final Set<HttpMethod> HARMLESS = Set.of(HttpMethods.GET, HttpMethods.HEAD, HttpMethods.OPTIONS);
    private static final Set<String> OWN = Set.of("same-origin", "none");
    private static final String API = "/api/";

    private final HttpSettings.Surroundings around;

    CrossSite(HttpSettings.Surroundings around) {
        this.around = around;
    }

    /** Why it is not done, if a page of a site that is not in the settings asks for it. */
    Optional<Refusal> refusal(HttpRequest request) {
        if (HARMLESS.contains(request.method()) || !request.getUri().path().startsWith(API) || isOwn(request)) {
            return Optional.empty();
        }
        return Optional.of(Refusal.forbidden(
                "Pages of other sites may not do that; REPRISE_ALLOWED_ORIGINS names those that may"));
    }

    private boolean isOwn(HttpRequest request) {
        var origin = header(request, "Origin");
        if (origin.filter(around.allowedOrigins()::contains).isPresent()) {
            return true;
        }
        return header(request, "Sec-Fetch-Site")
                .map(site -> OWN.contains(site.toLowerCase(Locale.ROOT)))
                .orElseGet(() -> origin.isEmpty() || isOwn(origin.get(), request));
    }

    /** Older browsers, and all of them without TLS, tell only where the page came from. */
    private boolean isOwn(String origin, HttpRequest request) {
        var authority = origin.replaceFirst("^https?://", "");
        return header(request, "Host").filter(authority::equalsIgnoreCase).isPresent()
                || around.publicUrl()
                        .map(URI::getAuthority)
                        .filter(authority::equalsIgnoreCase)
                        .isPresent();
    }

    private static Optional<String> header(HttpRequest request, String name) {
        return request.getHeader(name).map(HttpHeader::value);
    }
}
