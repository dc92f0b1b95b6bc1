package reprise.language.expression;

import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import reprise.language.json.Numbers;
import reprise.sdk.Json;

/** From CEL's syntax tree to what we evaluate ourselves: only what is named here has a meaning. */
final class Translator {
    static final String NODES_NEED_AN_ID = "nodes needs a node's id written out: nodes[\"id\"]";

    private final Names names;
    private final ToIntFunction<CelExpr> offsets;

    private final Function<CelExpr, String> literals;

    /**
     * @param offsets where a part stands in the whole text
     * @param literals a number as it is written there, without its sign
     */
    Translator(Names names, ToIntFunction<CelExpr> offsets, Function<CelExpr, String> literals) {
        this.names = names;
        this.literals = literals;
        this.offsets = offsets;
    }

    Code code(CelExpr expr) {
        var code = part(expr);
        return code == Names.NODES ? names.refused(offsets.applyAsInt(expr), NODES_NEED_AN_ID) : code;
    }

    private Code part(CelExpr expr) {
        int offset = offsets.applyAsInt(expr);
        return switch (expr.getKind()) {
            case CONSTANT -> constant(expr, offset);
            case IDENT -> names.begin(expr.ident().name(), offset);
            case SELECT ->
                names.member(part(expr.select().operand()), expr.select().field(), offset + 1);
            case CALL -> call(expr, offset);
            case LIST -> list(expr, offset);
            case MAP -> object(expr, offset);
            case STRUCT -> names.refused(offset, "there are no types to make objects of: write {\"name\": value}");
            case COMPREHENSION, NOT_SET -> names.refused(offset, "this cannot be written here");
        };
    }

    private Code constant(CelExpr expr, int offset) {
        var constant = expr.constant();
        return switch (constant.getKind()) {
            case NULL_VALUE -> new Code.Literal(Json.NULL);
            case BOOLEAN_VALUE -> new Code.Literal(Json.of(constant.booleanValue()));
            case INT64_VALUE -> new Code.Literal(Json.of(constant.int64Value()));
            case UINT64_VALUE ->
                new Code.Literal(
                        Numbers.json(new BigDecimal(constant.uint64Value().bigIntegerValue())));
            case DOUBLE_VALUE -> decimal(expr, offset);
            case STRING_VALUE -> new Code.Literal(Json.of(constant.stringValue()));
            default -> names.refused(offset, "bytes cannot be written here: use text");
        };
    }

    /** Exactly as it is written: a double would round what has more than 17 digits. */
    private Code decimal(CelExpr expr, int offset) {
        try {
            var written = Arithmetic.tidy(new BigDecimal(literals.apply(expr)));
            return new Code.Literal(Arithmetic.number(expr.constant().doubleValue() < 0 ? written.negate() : written));
        } catch (NumberFormatException | ArithmeticException | Fault _) {
            return names.refused(offset, "this number is too large or too small to be written here");
        }
    }

    private Code list(CelExpr expr, int offset) {
        return expr.list().optionalIndices().isEmpty()
                ? new Forms.NewList(
                        expr.list().elements().stream().map(this::code).toList(), offset)
                : names.refused(offset, "a list's items cannot be optional");
    }

    private Code object(CelExpr expr, int offset) {
        var keys = new ArrayList<Code>();
        var values = new ArrayList<Code>();
        for (var entry : expr.map().entries()) {
            if (entry.optionalEntry()) {
                return names.refused(offset, "an object's members cannot be optional");
            }
            if (entry.key().getKind() == Kind.IDENT) {
                return names.refused(
                        offsets.applyAsInt(entry.key()),
                        "a member's name is written in quotes: \""
                                + entry.key().ident().name() + "\"");
            }
            keys.add(code(entry.key()));
            values.add(code(entry.value()));
        }
        return new Forms.NewObject(keys, values, offset);
    }

    private Code call(CelExpr expr, int offset) {
        var call = expr.call();
        var args = Stream.concat(call.target().stream(), call.args().stream()).toList();
        return switch (call.function()) {
            case "_[_]" -> index(part(args.get(0)), args.get(1), offset);
            case "_?._" ->
                maybe(names.member(part(args.get(0)), args.get(1).constant().stringValue(), offset + 2));
            case "_[?_]" -> maybe(index(part(args.get(0)), args.get(1), offset));
            case "_&&_" -> new Forms.And(code(args.get(0)), code(args.get(1)), offset);
            case "_||_" -> new Forms.Or(code(args.get(0)), code(args.get(1)), offset);
            case "_?_:_" -> new Forms.Choice(code(args.get(0)), code(args.get(1)), code(args.get(2)), offset);
            default -> named(call.function(), args, offset);
        };
    }

    private static Code maybe(Code of) {
        return of instanceof Forms.Maybe ? of : new Forms.Maybe(of);
    }

    private Code index(Code of, CelExpr by, int offset) {
        int inside = beginning(by);
        if (by.getKind() == Kind.CONSTANT && by.constant().getKind() == CelConstant.Kind.STRING_VALUE) {
            var name = by.constant().stringValue();
            return of == Names.NODES ? names.node(name, inside) : names.member(of, name, inside);
        }
        if (of == Names.NODES) {
            return names.refused(inside, NODES_NEED_AN_ID);
        }
        if (by.getKind() == Kind.CONSTANT && by.constant().getKind() == CelConstant.Kind.INT64_VALUE) {
            long index = by.constant().int64Value();
            return index >= 0 && index < Integer.MAX_VALUE
                    ? names.item(of, (int) index, inside)
                    : names.refused(inside, "items are counted from 0");
        }
        return new IndexCode(of, code(by), offset);
    }

    /** Where the first part of it stands: a select's own place is its dot. */
    private int beginning(CelExpr expr) {
        return expr.getKind() == Kind.SELECT ? beginning(expr.select().operand()) : offsets.applyAsInt(expr);
    }

    /** Whether a minus cannot be meant as one: {@code headers.x-token}. */
    private boolean isDash(CelExpr left, CelExpr right) {
        return left.getKind() == Kind.SELECT
                && right.getKind() == Kind.IDENT
                && !names.knows(right.ident().name());
    }

    private Code named(String name, List<CelExpr> args, int offset) {
        if (name.equals("_-_") && isDash(args.get(0), args.get(1))) {
            var member =
                    args.get(0).select().field() + "-" + args.get(1).ident().name();
            return names.refused(offset, "a name with a dash is written in quotes: [\"" + member + "\"]");
        }
        var operator = Library.OPERATORS.get(name);
        if (operator != null) {
            return new Calls.Two(operator, code(args.get(0)), code(args.get(1)), offset);
        }
        var sign = Library.SIGNS.get(name);
        if (sign != null) {
            return new Calls.One(sign, code(args.get(0)), offset);
        }
        if (Forms.NAMES.contains(name)) {
            return new FormTranslator(this, names, offsets).form(name, args, offset);
        }
        var function = Library.FUNCTIONS.get(name);
        if (function == null) {
            return names.refused(offset, "unknown function " + name + Meanings.hint(name, Library.names()));
        }
        var misfit = function.misfit(args.size());
        return misfit.isEmpty()
                ? new Calls.Many(function, args.stream().map(this::code).toList(), offset)
                : names.refused(offset, misfit);
    }
}
