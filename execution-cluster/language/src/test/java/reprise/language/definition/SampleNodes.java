package reprise.language.definition;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import reprise.core.plan.NodeTypes;
import reprise.sdk.Context;
import reprise.sdk.Input;
import reprise.sdk.Json;
import reprise.sdk.NodeSpec;
import reprise.sdk.NodeType;
import reprise.sdk.PureNode;
import reprise.sdk.Result;
import reprise.sdk.Step;
import reprise.sdk.TriggerNode;
import reprise.sdk.WorkerNode;
import reprise.sdk.config.Field;

/** A handful of node types with every shape a configuration can have. */
final class SampleNodes implements NodeTypes {
    private static final List<NodeType<?>> ALL = List.of(
            new Webhook(),
            new Manual(),
            new Fetch(),
            new Condition(),
            new Switch(),
            new SetNode(),
            new Each(),
            new Stop());

    record Signature(
            @Field(fallback = "none", literal = true) Optional<String> scheme, Optional<String> secret) {}

    static final class Webhook implements TriggerNode<Webhook.Config> {
        record Config(
                @Field(literal = true) Optional<String> path,
                @Field(literal = true) Optional<String> method,
                @Field(literal = true) List<String> methods,
                Optional<Signature> signature,
                Optional<String> idempotencyKey) {}

        @Override
        public NodeSpec<Config> spec() {
            return NodeSpec.of("webhook", Config.class);
        }
    }

    static final class Manual implements TriggerNode<Manual.Config> {
        record Config() {}

        @Override
        public NodeSpec<Config> spec() {
            return NodeSpec.of("manual", Config.class);
        }
    }

    static final class Fetch implements WorkerNode<Fetch.Config> {
        record Config(
                String url,
                Map<String, String> headers,
                Optional<Integer> limit,
                @Field(literal = true) Optional<String> raw) {}

        @Override
        public NodeSpec<Config> spec() {
            return NodeSpec.of("fetch", Config.class);
        }

        @Override
        public Result run(Config config, Input input, Context context) {
            return Result.output(Json.of(config.url()));
        }
    }

    static final class Condition implements PureNode<Condition.Config> {
        record Config(@Field(condition = true) boolean condition) {}

        @Override
        public NodeSpec<Config> spec() {
            return NodeSpec.of("condition", Config.class).outputs("true", "false");
        }

        @Override
        public Step evaluate(Config config, Input input, Instant now) {
            return Step.passOn(String.valueOf(config.condition()));
        }
    }

    static final class Switch implements PureNode<Switch.Config> {
        record Case(
                @Field(literal = true) String name,
                @Field(condition = true) boolean when) {}

        record Config(List<Case> cases) {}

        @Override
        public NodeSpec<Config> spec() {
            return NodeSpec.of("switch", Config.class).outputs(config -> Stream.concat(
                            config.get("cases").stream()
                                    .flatMap(cases -> ((Json.JsonArray) cases).items().stream())
                                    .flatMap(each -> each.text("name").stream()),
                            Stream.of("default"))
                    .toList());
        }

        @Override
        public Step evaluate(Config config, Input input, Instant now) {
            return Step.passOn("default");
        }
    }

    static final class SetNode implements PureNode<SetNode.Config> {
        record Config(Json values) {}

        @Override
        public NodeSpec<Config> spec() {
            return NodeSpec.of("set", Config.class);
        }

        @Override
        public Step evaluate(Config config, Input input, Instant now) {
            return Step.output(config.values());
        }
    }

    static final class Each implements PureNode<Each.Config> {
        record Config(List<Json> items) {}

        @Override
        public NodeSpec<Config> spec() {
            return NodeSpec.of("each", Config.class).withBody();
        }

        @Override
        public Step evaluate(Config config, Input input, Instant now) {
            return new Step.Loop(config.items(), 1, true, false);
        }
    }

    static final class Stop implements PureNode<Stop.Config> {
        record Config() {}

        @Override
        public NodeSpec<Config> spec() {
            return NodeSpec.of("stop", Config.class).outputs();
        }

        @Override
        public Step evaluate(Config config, Input input, Instant now) {
            return Step.passOn("main");
        }
    }

    @Override
    public Optional<NodeType<?>> find(String type) {
        return ALL.stream().filter(each -> each.spec().type().equals(type)).findFirst();
    }

    @Override
    public Collection<NodeType<?>> all() {
        return ALL;
    }
}
