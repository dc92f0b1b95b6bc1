package reprise.gateway.http;

import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * Requests that are served without the routing language, because there are very many of them: {@code /hooks/**}. What is
 * answered here is shown to browsers as a foreign page, without scripts and without our origin.
 */
@FunctionalInterface
public interface FastPath {
    FastPath NONE = _ -> Optional.empty();

    /** The answer, if the request is one for this path. */
    Optional<CompletionStage<HttpResponse>> serve(HttpRequest request);
}
