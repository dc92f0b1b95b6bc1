package reprise.language.expression;

import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import reprise.sdk.Json;

/** Translates what is written like a function but evaluates its parts in its own way. */
record FormTranslator(Translator translator, Names names, ToIntFunction<CelExpr> offsets) {
    private static final Code ALL = new Code.Literal(Json.TRUE);

    Code form(String name, List<CelExpr> args, int offset) {
        return switch (name) {
            case "has" -> args.size() == 1 ? has(args.getFirst(), offset) : wrong(offset, "has(a.b)");
            case "default", "orElse", "orValue" ->
                args.size() == 2
                        ? new Forms.Otherwise(translator.code(args.get(0)), translator.code(args.get(1)))
                        : wrong(offset, "default(a.b, value)");
            case "filter" ->
                loop(name, args, 3, offset, slot -> body -> new Forms.Filter(list(args), slot, body.get(0), offset));
            case "sortBy" ->
                loop(name, args, 3, offset, slot -> body -> new Forms.SortBy(list(args), slot, body.get(0), offset));
            case "find" ->
                loop(name, args, 3, offset, slot -> body -> new Forms.Find(list(args), slot, body.get(0), offset));
            case "keyBy", "groupBy" ->
                loop(
                        name,
                        args,
                        3,
                        offset,
                        slot -> body -> new Forms.Keyed(name, list(args), slot, body.get(0), offset));
            case "transformList" -> indexed(args, offset);
            case "let" -> let(args, offset);
            case "bind" ->
                args.size() == 4 && isNamed(args.getFirst(), "cel")
                        ? let(args.subList(1, 4), offset)
                        : wrong(offset, "cel.bind(x, value, …)");
            case "map" ->
                loop(
                        name,
                        args,
                        args.size() == 4 ? 4 : 3,
                        offset,
                        slot -> body -> new Forms.Mapped(
                                list(args), slot, body.size() == 2 ? body.get(0) : ALL, body.getLast(), offset));
            default ->
                loop(
                        name,
                        args,
                        3,
                        offset,
                        slot -> body -> new Forms.Count(
                                name.equals("exists_one") ? "existsOne" : name, list(args), slot, body.get(0), offset));
        };
    }

    private Code has(CelExpr of, int offset) {
        var code = translator.code(of);
        boolean isPath = code instanceof PathCode || code instanceof IndexCode || code instanceof Forms.Maybe;
        return isPath || code == Names.NOTHING ? new Forms.Has(code) : wrong(offset, "has(a.b)");
    }

    private Code list(List<CelExpr> args) {
        return translator.code(args.getFirst());
    }

    private Code loop(
            String name, List<CelExpr> args, int size, int offset, Function<Integer, Function<List<Code>, Code>> form) {
        if (args.size() != size || args.get(1).getKind() != Kind.IDENT) {
            return wrong(offset, "list." + name + "(x, …) with a name for the item");
        }
        var variable = args.get(1).ident().name();
        if (names.isLocal(variable)) {
            return names.refused(offset, variable + " already names an item here: choose another name");
        }
        int slot = names.declare(variable);
        var body = args.subList(2, size).stream().map(translator::code).toList();
        names.forget(variable);
        return form.apply(slot).apply(body);
    }

    private Code indexed(List<CelExpr> args, int offset) {
        if (args.size() != 4
                || args.get(1).getKind() != Kind.IDENT
                || args.get(2).getKind() != Kind.IDENT) {
            return wrong(offset, "list.transformList(i, x, …) with names for the index and the item");
        }
        var of = list(args);
        return named(
                args.get(1),
                offset,
                index -> named(
                        args.get(2),
                        offset,
                        slot -> new Forms.Indexed(of, index, slot, translator.code(args.get(3)), offset)));
    }

    private Code let(List<CelExpr> args, int offset) {
        if (args.size() != 3 || args.getFirst().getKind() != Kind.IDENT) {
            return wrong(offset, "let(x, value, …) with a name for the value");
        }
        var value = translator.code(args.get(1));
        return named(args.getFirst(), offset, slot -> new Forms.Let(slot, value, translator.code(args.get(2))));
    }

    private static boolean isNamed(CelExpr expr, String name) {
        return expr.getKind() == Kind.IDENT && expr.ident().name().equals(name);
    }

    /** What is made while a name means something. */
    private Code named(CelExpr ident, int offset, Function<Integer, Code> made) {
        var name = ident.ident().name();
        if (names.isLocal(name)) {
            return names.refused(offset, name + " already names a value here: choose another name");
        }
        int slot = names.declare(name);
        var code = made.apply(slot);
        names.forget(name);
        return code;
    }

    private Code wrong(int offset, String right) {
        return names.refused(offset, "is written " + right);
    }
}
