package reprise.gateway.ingest;

import akka.http.javadsl.model.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import reprise.gateway.http.UrlEncoded;
import reprise.nodes.WebhookNode;
import reprise.nodes.WebhookNode.Challenge;
import reprise.sdk.Json;

/** What services that ask first, whether somebody listens here, want to hear back. */
final class Challenges {

    /** Slack sends {@code url_verification} as any other call, signed. */
    static Optional<String> slack(WebhookNode.Config config, Json body) {
        return Optional.of(body)
                .filter(_ -> config.challenge().equals(Optional.of(Challenge.SLACK)))
                .filter(json -> json.text("type").equals(Optional.of("url_verification")))
                .flatMap(json -> json.text("challenge"));
    }

    /** Meta asks by GET, and shows the token that its user was told to give it. */
    static Optional<String> meta(WebhookNode.Config config, HttpRequest request) {
        return config.verifyToken()
                .flatMap(token -> request.getUri().rawQueryString().flatMap(query -> meta(token, query)));
    }

    private static Optional<String> meta(String token, String query) {
        var values = new NamedValues();
        UrlEncoded.query(query).forEach(parameter -> values.add(parameter.name(), Json.of(parameter.value())));
        return Optional.of(values.json())
                .filter(asked -> asked.text("hub.mode").equals(Optional.of("subscribe")))
                .filter(asked -> same(token, asked.text("hub.verify_token").orElse("")))
                .flatMap(asked -> asked.text("hub.challenge"));
    }

    private static boolean same(String token, String given) {
        return MessageDigest.isEqual(token.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }

    private Challenges() {}
}
