package reprise.nodes;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import reprise.sdk.Context;
import reprise.sdk.Failure;
import reprise.sdk.HttpClient.CallFailed;
import reprise.sdk.HttpClient.Follow;
import reprise.sdk.HttpClient.Header;
import reprise.sdk.HttpClient.Request;
import reprise.sdk.HttpClient.Response;
import reprise.sdk.Input;
import reprise.sdk.Json;
import reprise.sdk.NodeSpec;
import reprise.sdk.NodeSpec.Category;
import reprise.sdk.NodeSpec.Example;
import reprise.sdk.Result;
import reprise.sdk.WorkerNode;
import reprise.sdk.config.Field;
import reprise.sdk.config.MisfitException;
import reprise.sdk.config.Written;

/** Calls a URL and puts out its answer. */
public final class HttpRequestNode implements WorkerNode<HttpRequestNode.Config> {

    enum Redirects {
        @Written("sameOrigin")
        SAME_ORIGIN(Follow.SAME_ORIGIN),
        TRUE(Follow.ALL),
        FALSE(Follow.NONE);

        private final Follow follow;

        Redirects(Follow follow) {
            this.follow = follow;
        }
    }

    public record Config(
            @Field(help = "GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS, or any other.", fallback = "GET")
            String method,

            @Field(help = "Where to call: an absolute http or https URL.")
            String url,

            @Field(help = "Headers of the request.") Map<String, String> headers,

            @Field(help = "Parameters put behind the URL; a list is repeated, null is left out.")
            Map<String, Json> query,

            @Field(help = "What is sent.", widget = "json") Optional<Json> body,

            @Field(help = "How the body is written.", fallback = "json")
            RequestBody.Type bodyType,

            @Field(help = "Not available yet: put the key into a header.")
            Optional<String> credential,

            @Field(help = "How the answer's body is read.", fallback = "auto")
            ResponseBody.Parse parse,

            @Field(
                    help = "Which redirects are followed: those to the same origin, all, or none.",
                    fallback = "sameOrigin")
            Redirects followRedirects,

            @Field(help = "A longer answer fails the node.", min = 1, max = 16_777_216, fallback = "1048576")
            int maxResponseBytes,

            @Field(
                    help = "What counts as failure: network, a status such as 404, or a class such as 5xx.",
                    fallback = "network, 4xx, 5xx")
            List<String> failOn) {

        private static final Pattern METHOD = Pattern.compile("[A-Za-z][A-Za-z0-9-]{0,31}");
        private static final Set<String> REFUSED = Set.of("CONNECT", "TRACE");

        public Config {
            if (!METHOD.matcher(method).matches() || REFUSED.contains(method.toUpperCase(Locale.ROOT))) {
                throw MisfitException.at("method", "must be an HTTP method, other than CONNECT and TRACE");
            }
            if (credential.isPresent()) {
                throw MisfitException.at("credential", "is not available yet: put the key into a header");
            }
            RequestUrl.of(url, query);
            HeaderRules.checkRequest(headers);
            FailOn.check(failOn);
        }
    }

    @Override
    public NodeSpec<Config> spec() {
        return NodeSpec.of("http_request", Config.class)
                .titled("HTTP request", "Calls a URL and puts out its answer.")
                .shown(Category.ACTION, "world-www")
                .help("""
                        The output is `{status, headers, body}`; header names are in lower case. A header that came twice is joined by
                        commas, or a list where that would change its meaning (`set-cookie`).

                        - **Body**: `bodyType` writes it as `json`, `form` (an object), `multipart` (an object; a file is
                          `{name, type, content}`, its content base64, or `{name, type, text}`), `text`, or `binary` (a file, or base64
                          text).
                        - **Answer**: with `parse: auto` JSON is parsed, text is text, and all else is a file `{name, type, size, content}`;
                          `json`, `text` and `binary` insist on one of them. An answer that names no type is JSON, or else text, or
                          else a file. Text is read in the charset that a byte order mark, the content type or an XML
                          declaration names, or in UTF-8; what is not in it fails the node. gzip and deflate are undone.
                        - **Failure**: `failOn` lists what fails the node: `network` (no answer), statuses such as `404`, classes such as
                          `5xx`. The default is `network`, `4xx` and `5xx`. As `retry` says it is tried again where that may help:
                          without an answer, after `5xx` other than 501 and 505, after 408, 425 and 429, and not before
                          `Retry-After` as far as `maxDelay` allows. Where `network` is not listed, a call without an answer puts out `{status: 0, headers: {}, body: null, error}`.
                        - **Repetition**: every request carries an `Idempotency-Key`, the same for each attempt until there has been a
                          definite answer; a header of that name in `headers` replaces it.
                        - **Redirects**: with `followRedirects: sameOrigin` those to the same scheme, host and port are followed, five at
                          most, and another fails the node; `true` follows all, to another origin without `headers` and body;
                          `false` follows none, and a redirect is an answer like any other.
                        - **Addresses**: loopback, private and link-local addresses are refused unless the operator allows them with
                          `REPRISE_EGRESS_ALLOW`.
                        """)
                .examples(
                        new Example(
                                "Read JSON",
                                Json.object(
                                        "url", "https://api.example.com/items/42", "query", Json.object("full", true))),
                        new Example(
                                "Send JSON",
                                Json.object(
                                        "method",
                                        "POST",
                                        "url",
                                        "https://api.example.com/orders",
                                        "headers",
                                        Json.object("x-order", "{{ trigger.body.id }}"),
                                        "body",
                                        Json.object("sku", "{{ trigger.body.sku }}", "count", 1))),
                        new Example(
                                "Send a form, and fail on every answer that is not a success",
                                Json.object(
                                        "method", "POST",
                                        "url", "https://example.com/subscribe",
                                        "bodyType", "form",
                                        "body", Json.object("email", "{{ trigger.body.email }}"),
                                        "failOn", Json.array(Json.of("network"), Json.of("4xx"), Json.of("5xx")))));
    }

    @Override
    public Result run(Config config, Input input, Context context) throws InterruptedException {
        try {
            Response response = context.http().call(request(config, context));
            return ResponseBody.read(response, config.parse(), context.json())
                    .result(FailOn.of(config.failOn()), RetryAfter.of(response.headers(), Instant.now()));
        } catch (MisfitException e) {
            return Result.failed(Failure.permanent("INVALID_CONFIG", e.getMessage()));
        } catch (CallFailed e) {
            return FailOn.of(config.failOn()).network() || !e.failure().retryable()
                    ? Result.failed(e.failure())
                    : Result.output(Json.object(
                            "status",
                            0,
                            "headers",
                            Json.EMPTY_OBJECT,
                            "body",
                            Json.NULL,
                            "error",
                            e.failure().toJson()));
        }
    }

    private static Request request(Config config, Context context) {
        var body = RequestBody.of(config.bodyType(), config.body(), context.json());
        return new Request(
                config.method().toUpperCase(Locale.ROOT),
                RequestUrl.of(config.url(), config.query()),
                headers(config, context),
                body.bytes(),
                contentType(config).orElse(body.contentType()),
                config.followRedirects().follow,
                config.maxResponseBytes(),
                timeLeft(context));
    }

    private static List<Header> headers(Config config, Context context) {
        var headers = new ArrayList<Header>();
        config.headers().forEach((name, value) -> {
            if (!name.equalsIgnoreCase("content-type")) {
                headers.add(new Header(name, value));
            }
        });
        if (headers.stream().noneMatch(header -> header.name().equalsIgnoreCase("idempotency-key"))) {
            headers.add(new Header("Idempotency-Key", context.idempotencyKey()));
        }
        return headers;
    }

    /** The content type that the configuration gives, instead of the one its body type has. */
    private static Optional<String> contentType(Config config) {
        return config.headers().entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase("content-type"))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static Duration timeLeft(Context context) {
        Duration left = Duration.between(Instant.now(), context.deadline());
        return left.compareTo(Duration.ofMillis(1)) < 0 ? Duration.ofMillis(1) : left;
    }
}
