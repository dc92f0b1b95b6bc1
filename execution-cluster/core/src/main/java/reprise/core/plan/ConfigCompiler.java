package reprise.core.plan;

import java.util.ArrayList;
import java.util.List;
import reprise.core.definition.Findings;
import reprise.core.expression.Compiled;
import reprise.core.expression.ExpressionLanguage;
import reprise.core.expression.Scope;
import reprise.core.plan.ConfigTemplate.Constant;
import reprise.sdk.Json;
import reprise.sdk.Json.JsonArray;
import reprise.sdk.Json.JsonObject;
import reprise.sdk.Json.JsonString;
import reprise.sdk.config.Shape;

/** Compiles the expressions of one configuration; its shape says where text is one. */
final class ConfigCompiler {
    private static final Shape ANY = new Shape.Any();

    private final ExpressionLanguage language;
    private final Scope scope;
    private final Findings findings;
    private final String config;

    /** @param config the way to the configuration: {@code nodes[0].config} */
    ConfigCompiler(ExpressionLanguage language, Scope scope, Findings findings, String config) {
        this.language = language;
        this.scope = scope;
        this.findings = findings;
        this.config = config;
    }

    ConfigTemplate compile(Shape shape, Json value) {
        return compile(shape, value, "");
    }

    private ConfigTemplate compile(Shape shape, Json value, String field) {
        return switch (value) {
            case JsonString string -> text(shape, string, field);
            case JsonObject object -> object(shape, object, field);
            case JsonArray array -> array(shape, array, field);
            case Json.JsonNumber _, Json.JsonBoolean _, Json.JsonNull _ -> new Constant(value);
        };
    }

    private ConfigTemplate text(Shape shape, JsonString string, String field) {
        if (shape instanceof Shape.Text(boolean literal) && literal) {
            return new Constant(string);
        }
        if (shape instanceof Shape.Condition) {
            return compiled(language.condition(string.value(), scope), string, field);
        }
        return language.isTemplate(string.value())
                ? compiled(language.template(string.value(), scope), string, field)
                : new Constant(string);
    }

    private ConfigTemplate compiled(Compiled compiled, JsonString text, String field) {
        return switch (compiled) {
            case Compiled.Ready(var expression) -> new ConfigTemplate.Dynamic(field, expression);
            case Compiled.Refused(var errors) -> {
                errors.forEach(error -> findings.add(way(field), error.offset(), error.issue()));
                yield new Constant(text);
            }
        };
    }

    private String way(String field) {
        return field.isEmpty() ? config : config + "." + field;
    }

    private ConfigTemplate object(Shape shape, JsonObject object, String field) {
        var names = List.copyOf(object.members().keySet());
        var parts = new ArrayList<ConfigTemplate>();
        for (var name : names) {
            var way = field.isEmpty() ? name : field + "." + name;
            if (language.isTemplate(name)) {
                findings.add(way(way), "a name is kept as it is: expressions stand in values only");
            }
            parts.add(member(shape, name, object.members().get(name), way));
        }
        return parts.stream().allMatch(Template::isConstant)
                ? new Constant(object)
                : new ConfigTemplate.OfObject(names, List.copyOf(parts));
    }

    private ConfigTemplate member(Shape shape, String name, Json value, String way) {
        return switch (shape) {
            case Shape.Fields(var _, var fields) -> {
                var named = fields.stream()
                        .filter(field -> field.name().equals(name))
                        .findFirst();
                boolean kept = value instanceof JsonString
                        && named.filter(Shape.Named::literal).isPresent();
                yield kept
                        ? new Constant(value)
                        : compile(named.map(Shape.Named::shape).orElse(ANY), value, way);
            }
            case Shape.MapOf(var each) -> compile(each, value, way);
            case Shape.Any _, Shape.Text _, Shape.Choice _, Shape.Whole _, Shape.ListOf _ -> compile(ANY, value, way);
            case Shape.Decimal _, Shape.Flag _, Shape.Condition _, Shape.Length _ -> compile(ANY, value, way);
        };
    }

    private ConfigTemplate array(Shape shape, JsonArray array, String field) {
        var item = shape instanceof Shape.ListOf(var each) ? each : ANY;
        var parts = new ArrayList<ConfigTemplate>();
        for (int i = 0; i < array.items().size(); i++) {
            parts.add(compile(item, array.items().get(i), field + "[" + i + "]"));
        }
        return parts.stream().allMatch(Template::isConstant)
                ? new Constant(array)
                : new ConfigTemplate.OfArray(List.copyOf(parts));
    }
}
