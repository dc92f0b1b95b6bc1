package reprise.gateway.accounts;

import akka.http.javadsl.model.HttpRequest;
import java.net.URI;
import java.util.Optional;

/**
 * Addresses of our pages that carry a secret. It stands behind the {@code #}, where no proxy and no log of ours sees it.
 *
 * @param publicUrl how the outside reaches this server; where nobody said, as the caller did
 */
record Links(Optional<URI> publicUrl) {
    String invitation(HttpRequest request, String token) {
        return base(request) + "/invitation#" + token;
    }

    String passwordReset(HttpRequest request, String token) {
        return base(request) + "/reset-password#" + token;
    }

    private String base(HttpRequest request) {
        return publicUrl.map(URI::toString).orElseGet(() -> asCalled(request)).replaceAll("/+$", "");
    }

    private static String asCalled(HttpRequest request) {
        var uri = request.getUri();
        var usual = uri.getPort() <= 0 || uri.getPort() == (uri.getScheme().equals("https") ? 443 : 80);
        return uri.getScheme() + "://" + uri.getHost().address() + (usual ? "" : ":" + uri.getPort());
    }
}
