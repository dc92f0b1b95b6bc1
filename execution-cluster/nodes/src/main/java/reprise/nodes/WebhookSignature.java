package reprise.nodes;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import reprise.sdk.Json;
import reprise.sdk.Json.JsonArray;
import reprise.sdk.config.Field;
import reprise.sdk.config.Misfit;
import reprise.sdk.config.MisfitException;
import reprise.sdk.config.Written;

/** How the calls of a webhook prove who they are from. */
public record WebhookSignature(
        @Field(help = "Whose way of signing the caller uses.", fallback = "none", literal = true)
        Scheme scheme,

        @Field(
                help =
                        "The secret both sides know, at least 16 characters; a list while it is changed: any of them is good.",
                widget = "secret",
                literal = true)
        Optional<Json> secret,

        @Field(help = "The header with the signature, x-signature by itself; for hmac-sha256 only.", literal = true)
        Optional<String> header,

        @Field(
                help = "How the signature is written; where nothing is said, either way. For hmac-sha256 only.",
                literal = true)
        Optional<Encoding> encoding,

        @Field(help = "How old, or how far ahead, a signed time may be; at most 1h.", fallback = "5m", literal = true)
        Duration tolerance,

        @Field(
                help =
                        "How long the same signature counts as the same call, at most 30d; for hmac-sha256 and github, which sign no time.",
                literal = true)
        Optional<Duration> replayWindow) {

    public enum Scheme {
        NONE,
        @Written("hmac-sha256")
        HMAC_SHA256,
        GITHUB,
        @Written("standard-webhooks")
        STANDARD_WEBHOOKS,
        STRIPE,
        SLACK
    }

    public enum Encoding {
        HEX,
        BASE64
    }

    /** What a secret of the Standard Webhooks, and of Stripe, begins with; it is no secret itself. */
    public static final String PREFIX = "whsec_";

    private static final int SHORTEST_SECRET = 16;
    private static final int MOST_SECRETS = 10;
    private static final Duration LONGEST_TOLERANCE = Duration.ofHours(1);
    private static final Duration LONGEST_REPLAY_WINDOW = Duration.ofDays(30);

    static final WebhookSignature NONE = new WebhookSignature(
            Scheme.NONE, Optional.empty(), Optional.empty(), Optional.empty(), Duration.ofMinutes(5), Optional.empty());

    public WebhookSignature {
        var misfits = new ArrayList<Misfit>();
        secret.ifPresent(given -> checkSecrets(given, misfits));
        if (scheme != Scheme.NONE && secret.isEmpty()) {
            misfits.add(new Misfit("secret", "is required: without it no call could be verified"));
        }
        if (scheme != Scheme.HMAC_SHA256 && header.isPresent()) {
            misfits.add(new Misfit("header", "is for the scheme hmac-sha256 only: the others have their own"));
        }
        if (header.isPresent() && !HeaderRules.isName(header.get())) {
            misfits.add(new Misfit("header", "must be a header's name, such as x-signature"));
        }
        if (scheme != Scheme.HMAC_SHA256 && encoding.isPresent()) {
            misfits.add(new Misfit("encoding", "is for the scheme hmac-sha256 only: the others have their own"));
        }
        if (tolerance.isZero() || tolerance.compareTo(LONGEST_TOLERANCE) > 0) {
            misfits.add(new Misfit("tolerance", "must be more than 0s and at most 1h"));
        }
        replayWindow.ifPresent(window -> checkReplayWindow(scheme, window, misfits));
        if (!misfits.isEmpty()) {
            throw new MisfitException(misfits);
        }
    }

    private static void checkSecrets(Json given, List<Misfit> misfits) {
        if (given instanceof JsonArray(var items)) {
            if (items.isEmpty() || items.size() > MOST_SECRETS) {
                misfits.add(new Misfit("secret", "must be a secret, or a list of 1 to " + MOST_SECRETS));
            }
            for (int i = 0; i < items.size(); i++) {
                checkSecret("secret[" + i + "]", items.get(i), misfits);
            }
        } else {
            checkSecret("secret", given, misfits);
        }
    }

    private static void checkSecret(String field, Json given, List<Misfit> misfits) {
        var text = given.text();
        if (text.isEmpty()) {
            misfits.add(new Misfit(field, "must be text, not " + given.kind() + ": put it in quotes"));
        } else if (text.get().contains("{{")) {
            misfits.add(new Misfit(
                    field, "must be written out: it is not evaluated, so an expression would be the secret itself"));
        } else if (length(text.get()) < SHORTEST_SECRET) {
            misfits.add(new Misfit(
                    field,
                    "must have at least " + SHORTEST_SECRET + " characters, so that nobody guesses it (try:"
                            + " openssl rand -hex 32)"));
        }
    }

    private static int length(String secret) {
        var own = secret.startsWith(PREFIX) ? secret.substring(PREFIX.length()) : secret;
        return own.strip().length();
    }

    private static void checkReplayWindow(Scheme scheme, Duration window, List<Misfit> misfits) {
        if (scheme != Scheme.HMAC_SHA256 && scheme != Scheme.GITHUB) {
            misfits.add(
                    new Misfit(
                            "replayWindow",
                            "is for hmac-sha256 and github only: the others sign an id or a time, by which a repetition is known"));
        }
        if (window.isZero() || window.compareTo(LONGEST_REPLAY_WINDOW) > 0) {
            misfits.add(new Misfit("replayWindow", "must be more than 0s and at most 30d"));
        }
    }

    /** Any of which a call may be signed with. */
    public List<String> secrets() {
        return secret.stream()
                .flatMap(given -> given instanceof JsonArray(var items) ? items.stream() : Stream.of(given))
                .flatMap(item -> item.text().stream())
                .toList();
    }

    /** Not the secrets: records end up in logs. */
    @Override
    public String toString() {
        return "WebhookSignature[" + scheme + "]";
    }
}
