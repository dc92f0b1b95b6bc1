package reprise.nodes;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import reprise.nodes.address.AddressBlock;
import reprise.sdk.Json;
import reprise.sdk.Json.JsonObject;
import reprise.sdk.NodeSpec;
import reprise.sdk.NodeSpec.Category;
import reprise.sdk.NodeSpec.Example;
import reprise.sdk.TriggerNode;
import reprise.sdk.config.Field;
import reprise.sdk.config.MisfitException;
import reprise.sdk.config.Written;

/** Starts an execution for every call of a URL. */
public final class WebhookNode implements TriggerNode<WebhookNode.Config> {

    public record Config(
            @Field(
                    help = "The method that starts it; POST where nothing is said.",
                    choices = {"GET", "POST", "PUT", "PATCH", "DELETE"},
                    literal = true)
            Optional<String> method,

            @Field(
                    help = "Several methods that start it, instead of one.",
                    choices = {"GET", "POST", "PUT", "PATCH", "DELETE"},
                    literal = true)
            List<String> methods,

            @Field(
                    help =
                            "Its path under /hooks/, beside the unguessable path every workflow has; :id takes any part as params.id.",
                    literal = true)
            Optional<String> path,

            @Field(help = "When the caller is answered, and with what.", fallback = "immediately", literal = true)
            Respond respond,

            @Field(
                    help = "How long the caller waits for the workflow's own answer, at most 5m; then it gets 202.",
                    fallback = "30s",
                    literal = true)
            Duration responseTimeout,

            @Field(help = "How calls prove who they are from.")
            Optional<WebhookSignature> signature,

            @Field(
                    help =
                            "Addresses and CIDR blocks from which calls are taken; where none is named, from everywhere.",
                    literal = true)
            List<String> allowFrom,

            @Field(help = "Which service asks whether somebody listens here before it sends anything.", literal = true)
            Optional<Challenge> challenge,

            @Field(
                    help = "The verify token that was given to Meta, for challenge: meta.",
                    widget = "secret",
                    literal = true)
            Optional<String> verifyToken,

            @Field(
                    help =
                            "Origins whose pages may call it from a browser, such as https://shop.example.com; * for all.",
                    literal = true)
            List<String> cors,

            @Field(help = "A JSON Schema that the body must fit, else the call is refused.", widget = "json")
            Optional<JsonObject> bodySchema,

            @Field(help = "How many calls are taken in a while; more are answered 429.")
            Optional<RateLimit> rateLimit,

            @Field(help = "An expression over trigger; calls with the same result within 24 h start one execution.")
            Optional<String> idempotencyKey) {

        private static final Pattern PATH =
                Pattern.compile("[A-Za-z0-9._~-]+(/([A-Za-z0-9._~-]+|:[A-Za-z_][A-Za-z0-9_]*))*");
        private static final Pattern ORIGIN = Pattern.compile("\\*|https?://[A-Za-z0-9.\\[\\]:-]+");
        private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);

        public Config {
            if (method.isPresent() && !methods.isEmpty()) {
                throw MisfitException.at("methods", "cannot stand beside method: keep one of them");
            }
            if (path.isPresent() && !isPath(path.get())) {
                throw MisfitException.at(
                        "path",
                        "must be a path such as orders or shop/orders/:id: letters, digits and . _ ~ -, parted by"
                                + " single slashes, a part with a colon standing for anything, at most 200 characters");
            }
            for (int i = 0; i < allowFrom.size(); i++) {
                if (AddressBlock.parse(allowFrom.get(i)).isEmpty()) {
                    throw MisfitException.at(
                            "allowFrom[" + i + "]", "must be an address or a block of them, such as 203.0.113.0/24");
                }
            }
            for (int i = 0; i < cors.size(); i++) {
                if (!ORIGIN.matcher(cors.get(i)).matches()) {
                    throw MisfitException.at(
                            "cors[" + i + "]",
                            "must be an origin such as https://shop.example.com, without a path, or *");
                }
            }
            if (challenge.equals(Optional.of(Challenge.META)) != verifyToken.isPresent()) {
                throw MisfitException.at(
                        "verifyToken", "is what Meta sends to prove its challenge: it stands beside challenge: meta");
            }
            if (responseTimeout.isZero() || responseTimeout.compareTo(LONGEST_WAIT) > 0) {
                throw MisfitException.at("responseTimeout", "must be more than 0s and at most 5m");
            }
        }

        /** The methods that start the workflow. */
        public Set<String> allowedMethods() {
            return methods.isEmpty() ? Set.of(method.orElse("POST")) : new LinkedHashSet<>(methods);
        }

        /** How calls are verified. */
        public WebhookSignature verification() {
            return signature.orElse(WebhookSignature.NONE);
        }

        /** Whether a call from there is taken. */
        public boolean takesFrom(String address) {
            return allowFrom.isEmpty()
                    || AddressBlock.literal(address)
                            .filter(bytes -> allowFrom.stream()
                                    .anyMatch(block -> AddressBlock.of(block).contains(bytes)))
                            .isPresent();
        }

        private static boolean isPath(String path) {
            return path.length() <= 200
                    && PATH.matcher(path).matches()
                    && List.of(path.split("/")).stream().noneMatch(part -> part.equals(".") || part.equals(".."));
        }
    }

    public enum Respond {
        /** 202 as soon as the start is durable. */
        IMMEDIATELY,
        /** The execution's output, when it has finished. */
        @Written("onFinish")
        ON_FINISH,
        /** What a {@code respond} node says. */
        NODE
    }

    /** Services that ask first. */
    public enum Challenge {
        SLACK,
        META
    }

    public record RateLimit(
            @Field(help = "How many calls.", min = 1, max = 1_000_000, literal = true)
            int requests,

            @Field(help = "In how long, at most 1d.", fallback = "1m", literal = true)
            Duration per) {

        public RateLimit {
            if (per.compareTo(Duration.ofSeconds(1)) < 0 || per.compareTo(Duration.ofDays(1)) > 0) {
                throw MisfitException.at("per", "must be from 1s to 1d");
            }
        }
    }

    @Override
    public NodeSpec<Config> spec() {
        return NodeSpec.of("webhook", Config.class)
                .titled("Webhook", "Starts an execution for every call of a URL.")
                .shown(Category.TRIGGER, "webhook")
                .help("""
                        Any call of `/hooks/{path}` with an allowed method starts an execution. The caller gets 202 with the
                        execution's id, sent only after the start is kept for good.

                        The call is `trigger` in every later node: `trigger.body` (read by its content type), `trigger.headers`
                        (names in lower case), `trigger.query`, `trigger.method`, `trigger.path`. Files are `{name, type, size, content}`,
                        their content in Base64; `trigger.raw` is the body as it came, in Base64, too.

                        - `respond: onFinish` answers with the execution's output, `respond: node` with what a **Respond** node says;
                          a caller that has waited for `responseTimeout` gets the 202.
                        - `signature` refuses calls that are not signed: `hmac-sha256` (the raw body's HMAC in hex or Base64, in
                          `header`, by default `x-signature`), `github`, `standard-webhooks`, `stripe` or `slack`.
                        - `allowFrom` takes calls from some addresses only; `challenge` answers Slack or Meta when they ask whether
                          somebody listens; `cors` lets pages of other origins call it from browsers.
                        - A call with an `Idempotency-Key` or `webhook-id` header, or whose `idempotencyKey` expression gives the same
                          text, within 24 h starts nothing new: the first execution's id is answered.
                        """)
                .examples(
                        new Example("Any POST", Json.object("path", "orders")),
                        new Example(
                                "Signed by GitHub, one execution per delivery",
                                Json.object(
                                        "path", "github/push",
                                        "signature",
                                                Json.object("scheme", "github", "secret", "the-secret-both-sides-know"),
                                        "idempotencyKey", "{{ trigger.headers[\"x-github-delivery\"] }}")),
                        new Example(
                                "Answer with the result",
                                Json.object(
                                        "methods", Json.array(Json.of("GET"), Json.of("POST")),
                                        "path", "quote",
                                        "respond", "onFinish",
                                        "responseTimeout", "10s")));
    }
}
