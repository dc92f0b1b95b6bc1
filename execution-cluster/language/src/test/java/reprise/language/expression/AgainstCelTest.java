package reprise.language.expression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cel.common.CelOptions;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import reprise.core.expression.Budget;
import reprise.core.expression.ExpressionFailure;
import reprise.sdk.Json;

/** Where CEL and we both give a value, it is the same; where CEL misses a member, so do we. */
class AgainstCelTest {
    private static final CelOptions OPTIONS =
            CelOptions.current().enableHeterogeneousNumericComparisons(true).build();
    private static final CelCompiler COMPILER = CelCompilerFactory.standardCelCompilerBuilder()
            .setOptions(OPTIONS)
            .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
            .addVar("trigger", SimpleType.DYN)
            .addVar("stock", SimpleType.DYN)
            .build();
    private static final CelRuntime RUNTIME =
            CelRuntimeFactory.standardCelRuntimeBuilder().setOptions(OPTIONS).build();

    private final Random random = new Random(23);

    @Test
    void agreesOnPaths() throws Exception {
        assertThat(agree(() -> path(4), 600)).isGreaterThan(80);
    }

    @Test
    void agreesOnExpressions() throws Exception {
        int values = agree(() -> expression(3), 800);
        assertThat(values).isGreaterThan(300);
    }

    private interface Source {
        String next();
    }

    /** How often both had a value. */
    private int agree(Source source, int times) throws Exception {
        int both = 0;
        for (int i = 0; i < times; i++) {
            var expression = source.next();
            if (!Given.errors("{{ " + expression + " }}").isEmpty()) {
                continue; // refused before it runs, such as a member that no trigger has
            }
            var theirs = cel(expression);
            var ours = ours(expression);
            if (theirs.isPresent()) {
                assertThat(ours).as(expression).isPresent();
                assertThat(Equality.same(new Frame(Given.ROOTS, new Budget(), 0), ours.get(), theirs.get()))
                        .as(expression + " is " + ours.get() + ", by CEL " + theirs.get())
                        .isTrue();
                both++;
            }
        }
        return both;
    }

    private static Optional<Json> ours(String expression) {
        try {
            return Optional.of(Given.value(expression));
        } catch (ExpressionFailure failure) {
            return Optional.empty();
        }
    }

    private static Optional<Json> cel(String expression) throws Exception {
        var checked = COMPILER.compile(expression);
        if (checked.hasError()) {
            return Optional.empty();
        }
        try {
            return Optional.of(json(RUNTIME.createProgram(checked.getAst())
                    .eval(Map.of(
                            "trigger",
                            java(Given.ROOTS.root("trigger").orElseThrow()),
                            "stock",
                            java(Given.ROOTS.node("stock").orElseThrow())))));
        } catch (CelEvaluationException e) {
            return Optional.empty();
        }
    }

    private static Object java(Json json) {
        return switch (json) {
            case Json.JsonObject(var members) -> {
                var map = new LinkedHashMap<String, Object>();
                members.forEach((name, member) -> map.put(name, java(member)));
                yield map;
            }
            case Json.JsonArray(var items) ->
                items.stream().map(AgainstCelTest::java).toList();
            case Json.JsonString(var text) -> text;
            case Json.JsonNumber(var number) ->
                number instanceof BigDecimal decimal ? (Object) decimal.doubleValue() : number;
            case Json.JsonBoolean(var flag) -> flag;
            case Json.JsonNull _ -> dev.cel.common.values.NullValue.NULL_VALUE;
        };
    }

    private static Json json(Object value) {
        return switch (value) {
            case dev.cel.common.values.NullValue _ -> Json.NULL;
            case Map<?, ?> map -> {
                var members = new LinkedHashMap<String, Json>();
                map.forEach((name, member) -> members.put((String) name, json(member)));
                yield Json.object(members);
            }
            case List<?> list -> {
                var items = new ArrayList<Json>();
                list.forEach(item -> items.add(json(item)));
                yield Json.array(items);
            }
            default -> Json.from(value);
        };
    }

    private String one(String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private String path(int steps) {
        var path = new StringBuilder(one("trigger", "trigger.body", "trigger.body", "trigger[\"body\"]", "stock"));
        for (int i = random.nextInt(steps); i > 0; i--) {
            path.append(one(
                    ".total",
                    ".items",
                    "[0]",
                    "[1]",
                    ".sku",
                    ".name",
                    ".n",
                    ".nested",
                    ".deep",
                    ".er",
                    "[\"a b\"]",
                    "['ok']",
                    ".tags",
                    ".body",
                    ".left",
                    "[7]",
                    ".body.items[2].price"));
        }
        return path.toString();
    }

    private String expression(int depth) {
        return switch (random.nextInt(6)) {
            case 0 -> number(depth);
            case 1 -> condition(depth);
            case 2 -> "trigger.body.items.map(i, " + number(depth - 1) + " + i.n)";
            case 3 -> "trigger.body.items.filter(i, i.n " + one("<", ">=", "==") + " " + number(depth - 1) + ")";
            case 4 -> "[" + number(depth - 1) + ", {'a': " + condition(depth - 1) + "}]";
            default -> path(3);
        };
    }

    private String number(int depth) {
        if (depth <= 0) {
            return one(
                    "1",
                    "2.5",
                    "-3",
                    "0",
                    "trigger.body.total",
                    "trigger.body.price",
                    "trigger.body.items[0].n",
                    "stock.body.left");
        }
        var a = number(depth - 1);
        return switch (random.nextInt(5)) {
            case 0 -> "size(trigger.body.tags)";
            case 1 -> "(" + condition(depth - 1) + " ? " + a + " : " + number(depth - 1) + ")";
            default -> "(" + a + one(" + ", " - ", " * ") + number(depth - 1) + ")";
        };
    }

    private String condition(int depth) {
        if (depth <= 0) {
            return one(
                    "true",
                    "false",
                    "trigger.body.ok",
                    "has(" + path(4) + ".x)",
                    "trigger.body.name == 'Ada'",
                    "trigger.body.n == null");
        }
        var a = number(depth - 1);
        return switch (random.nextInt(6)) {
            case 0 -> "(" + condition(depth - 1) + one(" && ", " || ") + condition(depth - 1) + ")";
            case 1 -> "!" + condition(0);
            case 2 -> "trigger.body.items." + one("all", "exists", "exists_one") + "(i, i.n > " + a + ")";
            case 3 -> a + " in [1, 250, 2.5]";
            case 4 -> one("'a' in trigger.body.tags", "'total' in trigger.body", "'Ada' < trigger.body.name + 'x'");
            default -> "(" + a + one(" == ", " != ", " < ", " <= ", " > ", " >= ") + number(depth - 1) + ")";
        };
    }
}
