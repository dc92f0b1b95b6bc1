package reprise.nodes;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import reprise.sdk.Answer;
import reprise.sdk.Input;
import reprise.sdk.Json;
import reprise.sdk.NodeSpec;
import reprise.sdk.NodeSpec.Category;
import reprise.sdk.NodeSpec.Example;
import reprise.sdk.PureNode;
import reprise.sdk.Step;
import reprise.sdk.config.Field;
import reprise.sdk.config.MisfitException;

/** Answers the caller of the webhook. */
public final class RespondNode implements PureNode<RespondNode.Config> {
    private static final Set<Integer> WITHOUT_BODY = Set.of(204, 205, 304);

    public record Config(
            @Field(help = "The HTTP status of the answer.", min = 200, max = 599, fallback = "200")
            int status,

            @Field(help = "Headers of the answer.") Map<String, String> headers,

            @Field(
                    help = "The body: data is sent as JSON, text with a content-type of your own as it is.",
                    widget = "json")
            Optional<Json> body) {

        public Config {
            HeaderRules.checkAnswer(headers);
            if (WITHOUT_BODY.contains(status)
                    && body.filter(json -> !json.equals(Json.NULL)).isPresent()) {
                throw MisfitException.at("body", "must be left out: an answer with status " + status + " has none");
            }
        }
    }

    @Override
    public NodeSpec<Config> spec() {
        return NodeSpec.of("respond", Config.class)
                .titled("Respond", "Answers the caller of the webhook.")
                .shown(Category.FLOW, "message-reply")
                .help("""
                        Where the webhook says `respond: node`, its caller gets this answer; the workflow goes on afterwards. The first
                        answer counts. After `responseTimeout` the caller has been answered 202 and this node changes nothing.

                        Data is sent as JSON, text as it is, a file (`{name, type, size, content}`) as its bytes where the
                        `content-type` header is not JSON. Text is written in the charset of that header, or in UTF-8 where it
                        does not fit, and labelled as what it is. Headers that belong to the connection or to the whole site
                        (cookies, security policies, cross-origin permissions) and scripts are refused. The input is passed on.
                        """)
                .examples(
                        new Example(
                                "Say that it was taken",
                                Json.object("status", 201, "body", Json.object("id", "{{ trigger.body.id }}"))),
                        new Example(
                                "Plain text",
                                Json.object(
                                        "headers", Json.object("content-type", "text/plain"), "body", "thank you")));
    }

    @Override
    public Step evaluate(Config config, Input input, Instant now) {
        var headers = new LinkedHashMap<String, String>();
        config.headers().forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
        var answer = new Answer(config.status(), headers, config.body().orElse(Json.NULL));
        return new Step.Done("main", Optional.empty(), List.of(), Optional.of(answer));
    }
}
