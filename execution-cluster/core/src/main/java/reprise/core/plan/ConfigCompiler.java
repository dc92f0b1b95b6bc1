package reprise.core.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import reprise.core.definition.Findings;
import reprise.core.expression.Compiled;
import reprise.core.expression.Expression;
import reprise.core.expression.ExpressionLanguage;
import reprise.core.expression.Scope;
import reprise.core.plan.ConfigTemplate.Constant;
import reprise.sdk.Json;
import reprise.sdk.Json.JsonArray;
import reprise.sdk.Json.JsonBoolean;
import reprise.sdk.Json.JsonNull;
import reprise.sdk.Json.JsonObject;
import reprise.sdk.Json.JsonString;
import reprise.sdk.config.Shape;

/** Compiles the expressions of one configuration; its shape says where text is one. */
final class ConfigCompiler {
    private static final Shape ANY = new Shape.Any();
    private static final int CHARACTERS_A_STEP = 64;

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
        if (findings.isFull()) {
            return new Constant(value); // of a plan that nobody gets
        }
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
        if (!language.isTemplate(string.value())) {
            return new Constant(string);
        }
        var compiled = compiled(language.template(string.value(), scope), string, field);
        if (shape instanceof Shape.ListOf && compiled instanceof ConfigTemplate.Dynamic(var _, var expression)) {
            checkIsList(expression, string, field);
        }
        return compiled;
    }

    private void checkIsList(Expression expression, JsonString text, String field) {
        expression.kind().filter(kind -> !kind.equals(Json.EMPTY_ARRAY.kind())).ifPresent(kind -> {
            boolean isAlone = text.value().strip().lastIndexOf("{{") == 0
                    && text.value().strip().endsWith("}}");
            var cure = kind.equals(text.kind()) && !isAlone
                    ? ": an expression keeps its kind only where nothing stands around it but white space"
                    : "";
            findings.add(way(field), 0, "must be a list, not " + kind + cure);
        });
    }

    private ConfigTemplate compiled(Compiled compiled, JsonString text, String field) {
        return expression(compiled, field)
                .<ConfigTemplate>map(expression -> new ConfigTemplate.Dynamic(field, expression))
                .orElseGet(() -> new Constant(text));
    }

    /** Empty where it was refused, which is a finding then. */
    private Optional<Expression> expression(Compiled compiled, String field) {
        return switch (compiled) {
            case Compiled.Ready(var expression) -> Optional.of(expression);
            case Compiled.Refused(var errors) -> {
                errors.forEach(error -> findings.add(way(field), error.offset(), error.issue()));
                yield Optional.empty();
            }
        };
    }

    private String way(String field) {
        return field.isEmpty() ? config : config + "." + field;
    }

    private ConfigTemplate object(Shape shape, JsonObject object, String field) {
        var ofItems = ofItems(shape, object);
        var names = List.copyOf(object.members().keySet());
        var parts = new ArrayList<ConfigTemplate>();
        for (var name : names) {
            var way = member(field, name);
            var value = object.members().get(name);
            if (language.isTemplate(name)) {
                findings.add(way(way), "a name is kept as it is: expressions stand in values only");
            }
            boolean isOfItems = ofItems.stream().anyMatch(each -> each.name().equals(name));
            parts.add(isOfItems ? new Constant(value) : member(shape, name, value, way));
        }
        ConfigTemplate template = parts.stream().allMatch(Template::isConstant)
                ? new Constant(object)
                : new ConfigTemplate.OfObject(names, List.copyOf(parts));
        for (var condition : ofItems) {
            template = ofItems(condition, object, field, template);
        }
        return template;
    }

    private static String member(String field, String name) {
        return field.isEmpty() ? name : field + "." + name;
    }

    /** The conditions that are asked of each item, because the list they belong to is given. */
    private static List<Shape.Named> ofItems(Shape shape, JsonObject object) {
        Predicate<String> isGiven = name -> !(object.members().getOrDefault(name, Json.NULL) instanceof JsonNull);
        return shape instanceof Shape.Fields(var _, var fields)
                ? fields.stream()
                        .filter(field -> isGiven.test(field.name())
                                && field.shape() instanceof Shape.Condition(var each)
                                && each.filter(isGiven).isPresent())
                        .toList()
                : List.of();
    }

    private ConfigTemplate ofItems(Shape.Named condition, JsonObject object, String field, ConfigTemplate template) {
        var list = ((Shape.Condition) condition.shape()).each().orElseThrow();
        var written = object.members().get(condition.name());
        Optional<Expression> question =
                switch (written) {
                    case JsonString(var text) ->
                        expression(language.condition(text, scope.ofItems()), member(field, condition.name()));
                    case JsonBoolean always -> Optional.of((_, _) -> always);
                    case Json _ -> Optional.empty(); // found out by its shape
                };
        int cost = 1 + written.text().map(String::length).orElse(0) / CHARACTERS_A_STEP;
        return question.<ConfigTemplate>map(
                        asked -> new ItemConditions(template, field, list, condition.name(), asked, cost))
                .orElse(template);
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
