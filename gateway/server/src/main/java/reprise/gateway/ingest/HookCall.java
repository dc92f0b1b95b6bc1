package reprise.gateway.ingest;

import akka.http.javadsl.model.HttpRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import reprise.catalog.HookBinding;
import reprise.gateway.http.ClientAddress;
import reprise.gateway.http.SentHead;
import reprise.nodes.WebhookNode;

/**
 * A call of a webhook.
 *
 * @param path below {@code /hooks/}, as it was called
 * @param params what stood at the path's parameters, by name
 */
record HookCall(HttpRequest request, String path, HookBinding hook, Map<String, String> params) {

    WebhookNode.Config config() {
        return hook.config(WebhookNode.Config.class);
    }

    /** The first value of a header, by its name in lower case. */
    Optional<String> header(String name) {
        return headers(name).stream().findFirst();
    }

    /** All values of a header, by its name in lower case. */
    List<String> headers(String name) {
        return SentHead.of(request).map(head -> head.values(name)).orElse(List.of());
    }

    /** Where it comes from. */
    String address() {
        return ClientAddress.of(request);
    }
}
