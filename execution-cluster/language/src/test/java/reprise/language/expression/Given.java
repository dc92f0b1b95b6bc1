package reprise.language.expression;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import reprise.core.expression.Compiled;
import reprise.core.expression.Expression;
import reprise.core.expression.NamedIds;
import reprise.core.expression.Roots;
import reprise.core.expression.Scope;
import reprise.language.json.JsonLimits;
import reprise.language.json.StrictJson;
import reprise.sdk.Json;
import reprise.sdk.JsonText.MalformedJson;

/** An execution to try expressions on. */
final class Given {
    static final long NOW = 1_763_640_000_000L; // 2025-11-20T12:00:00Z
    private static final CelExpressions LANGUAGE = new CelExpressions();

    static final Scope SCOPE = new Scope(
            Set.of("stock", "action-1", "action-1-b", "skipped", "loop"),
            Set.of("stock", "action-1", "action-1-b", "skipped", "loop", "later"),
            Map.of("threshold", "a number", "key", ""),
            false);

    static final Roots ROOTS = roots(
            """
            {"type": "webhook", "method": "POST", "path": "orders", "headers": {"x-token": "t"}, "query": {}, "params": {},
             "body": {"total": 250, "price": 19.90, "name": "Ada", "n": null, "ok": true, "empty": [],
                      "at": "2025-11-20T10:30:00Z", "tags": ["b", "a", "b"],
                      "items": [{"sku": "x", "n": 2, "price": 1.5}, {"sku": "y", "n": 5, "price": 0.1}, {"sku": "z", "n": 1, "price": 0.2}],
                      "constructor": "c", "__proto__": "p", "a b": 1, "nested": {"deep": {"er": [1, [2, 3]]}}}}
            """,
            Map.of(
                    "stock", "{\"status\": 200, \"body\": {\"left\": 3}}",
                    "action-1", "{\"status\": 200, \"status-1\": 7}",
                    "action-1-b", "{\"status\": 201}",
                    "loop", "{\"count\": 1, \"big\": 12345678901234567890}"));

    static Roots roots(String trigger, Map<String, String> nodes) {
        var roots = Map.of(
                "trigger", json(trigger),
                "params", json("{\"threshold\": 100, \"key\": \"total\"}"),
                "execution", json("{\"id\": \"e-1\"}"),
                "workflow", json("{\"id\": \"w-1\", \"name\": \"Orders\", \"version\": 3}"));
        var ids = new NamedIds(new UUID(0, 1), "given");
        return new Roots() {
            @Override
            public Optional<Json> root(String root) {
                return Optional.ofNullable(roots.get(root));
            }

            @Override
            public Optional<Json> node(String nodeId) {
                return Optional.ofNullable(nodes.get(nodeId)).map(Given::json);
            }

            @Override
            public long now() {
                return NOW;
            }

            @Override
            public UUID uuid() {
                return ids.next();
            }
        };
    }

    static Json json(String text) {
        try {
            return new StrictJson(JsonLimits.STANDARD).parse(text);
        } catch (MalformedJson e) {
            throw new AssertionError(e);
        }
    }

    static Json value(String expression) {
        return template("{{ " + expression + " }}");
    }

    static Json template(String text) {
        return ready(LANGUAGE.template(text, SCOPE)).evaluate(ROOTS);
    }

    static Json condition(String text) {
        return ready(LANGUAGE.condition(text, SCOPE)).evaluate(ROOTS);
    }

    static List<Compiled.Error> errors(String template) {
        return errors(LANGUAGE.template(template, SCOPE));
    }

    static List<Compiled.Error> conditionErrors(String condition) {
        return errors(LANGUAGE.condition(condition, SCOPE));
    }

    private static List<Compiled.Error> errors(Compiled compiled) {
        return switch (compiled) {
            case Compiled.Refused(var errors) -> errors;
            case Compiled.Ready _ -> List.of();
        };
    }

    static Expression ready(Compiled compiled) {
        return switch (compiled) {
            case Compiled.Ready(var expression) -> expression;
            case Compiled.Refused(var errors) -> throw new AssertionError(errors.toString());
        };
    }

    /** The scope with these nodes upstream. */
    static Scope upstream(String... ids) {
        return new Scope(new LinkedHashSet<>(Stream.of(ids).toList()), Set.of(ids), Map.of(), false);
    }

    private Given() {}
}
