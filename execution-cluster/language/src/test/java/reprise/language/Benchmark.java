package reprise.language;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import reprise.core.expression.Compiled;
import reprise.core.expression.Expression;
import reprise.core.expression.Roots;
import reprise.core.expression.Scope;
import reprise.sdk.Json;

/** Nanoseconds of CPU time of what every webhook and every node pays. Run its main; the figures are of this machine and this moment. */
final class Benchmark {
    private static final Scope SCOPE =
            new Scope(Set.of("stock"), Set.of("stock"), Map.of("threshold", "a number"), false);
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final long ROUND = 400_000_000L;

    private static final String BODY = """
            {"id":"ord_8f1c","total":1250,"currency":"EUR","customer":{"id":42,"name":"Ada Lovelace","email":"ada@example.com",
            "address":{"street":"12 St James's Square","city":"London","zip":"SW1Y 4JH","country":"GB"},"tags":["vip","returning"]},
            "items":[{"sku":"A-1001","name":"Difference engine, small","quantity":2,"price":199.90,"weight":12.5},
            {"sku":"A-1002","name":"Punched cards, 500 pieces","quantity":1,"price":24.50,"weight":1.2},
            {"sku":"B-2001","name":"Brass gears, assorted","quantity":10,"price":3.75,"weight":0.3},
            {"sku":"B-2002","name":"Oil, whale-free","quantity":1,"price":9.99,"weight":0.9}],
            "shipping":{"method":"express","cost":15.00,"instructions":"Leave at the door, ring twice."},"gift":false,"note":null,
            "created":"2026-11-20T10:30:00Z","source":{"channel":"web","campaign":"autumn-2026","session":"5f2c9a7e-3b1d-4c8e-9f6a-7d2e1b0c4a59"},
            "history":[1732098600,1732098700,1732098800,1732098900]}""";

    public static void main(String[] args) throws Exception {
        var bytes = BODY.getBytes(StandardCharsets.UTF_8);
        var body = Language.json().parse(bytes);
        var roots = roots(body);
        report("parse " + bytes.length + " bytes", () -> Language.json().parse(bytes));
        report("write the same", () -> Language.json().writeBytes(body));
        report("by a generator", () -> ByGenerator.write(body));
        var head = Json.object("in", "each[3]", "node", "call", "attempt", 1, "at", "2026-11-20T10:30:00.123456Z");
        report("write an event's head", () -> Language.json().writeBytes(head));
        report("by a generator", () -> ByGenerator.write(head));
        var text = Json.of("Größe: 12 µm, „fein“ \n".repeat(200));
        report("write accented text", () -> Language.json().writeBytes(text));
        report("by a generator", () -> ByGenerator.write(text));
        expression("path", ready(template("{{ trigger.body.customer.address.city }}")), roots);
        expression("condition", ready(condition("{{ trigger.body.total }} > {{ params.threshold }}")), roots);
        expression(
                "condition of three",
                ready(
                        condition(
                                "trigger.body.total > 100 && trigger.body.currency == \"EUR\" && size(trigger.body.items) > 2")),
                roots);
        expression("template", ready(template("https://x/{{ trigger.body.id }}/{{ stock.left }}")), roots);
        expression(
                "filter and map",
                ready(template("{{ trigger.body.items.filter(i, i.quantity > 1).map(i, i.sku) }}")),
                roots);
        expression(
                "sum of products",
                ready(template("{{ trigger.body.items.map(i, i.quantity * i.price).sum() }}")),
                roots);
        report("compile a path", () -> template("{{ trigger.body.customer.address.city }}"));
        report("compile a condition", () -> condition("{{ trigger.body.total }} > {{ params.threshold }}"));
    }

    private static Roots roots(Json body) {
        Map<String, Json> roots = Map.of("trigger", Json.object("body", body), "params", Json.object("threshold", 100));
        var stock = Optional.of(Json.from(Map.of("left", 3)));
        return new Roots() {
            @Override
            public Optional<Json> root(String root) {
                return Optional.ofNullable(roots.get(root));
            }

            @Override
            public Optional<Json> node(String nodeId) {
                return stock;
            }

            @Override
            public long now() {
                return 0;
            }

            @Override
            public java.util.UUID uuid() {
                return new java.util.UUID(0, 0);
            }
        };
    }

    private static Compiled template(String text) {
        return Language.expressions().template(text, SCOPE);
    }

    private static Compiled condition(String text) {
        return Language.expressions().condition(text, SCOPE);
    }

    private static Expression ready(Compiled compiled) {
        return ((Compiled.Ready) compiled).expression();
    }

    private static void expression(String what, Expression expression, Roots roots) throws Exception {
        report(what, () -> expression.evaluate(roots));
    }

    private static void report(String what, Callable<Object> work) throws Exception {
        round(work);
        round(work);
        double best = Double.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            best = Math.min(best, round(work));
        }
        System.out.printf("%-24s %,10.0f ns%n", what, best);
    }

    private static double round(Callable<Object> work) throws Exception {
        long begin = THREADS.getCurrentThreadCpuTime();
        long times = 0;
        int sink = 0;
        while (THREADS.getCurrentThreadCpuTime() - begin < ROUND) {
            for (int i = 0; i < 100; i++) {
                sink += work.call() == null ? 1 : 0;
            }
            times += 100;
        }
        if (sink != 0) {
            throw new AssertionError("nothing came of it");
        }
        return (THREADS.getCurrentThreadCpuTime() - begin) / (double) times;
    }

    private Benchmark() {}
}
