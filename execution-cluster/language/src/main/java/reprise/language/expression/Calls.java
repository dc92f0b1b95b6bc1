package reprise.language.expression;

import java.time.DateTimeException;
import java.util.List;
import reprise.core.expression.ExpressionFailure;
import reprise.sdk.Json;

/** Calls of functions and operators. What fails inside is told with the place of the call. */
final class Calls {

    interface Unary {
        Object apply(Frame frame, Object value);
    }

    interface Binary {
        Object apply(Frame frame, Object left, Object right);
    }

    record One(Unary operator, Code of, int offset) implements Code {
        @Override
        public Object value(Frame frame) {
            var value = of.value(frame);
            try {
                frame.spend(1);
                return operator.apply(frame, value);
            } catch (RuntimeException e) {
                throw failure(e, offset);
            }
        }
    }

    record Two(Binary operator, Code left, Code right, int offset) implements Code {
        @Override
        public Object value(Frame frame) {
            var a = left.value(frame);
            var b = right.value(frame);
            try {
                frame.spend(1);
                return bound(frame, operator.apply(frame, a, b));
            } catch (RuntimeException e) {
                throw failure(e, offset);
            }
        }
    }

    record Many(Function function, List<Code> codes, int offset) implements Code {
        @Override
        public Object value(Frame frame) {
            var values = new Object[codes.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = codes.get(i).value(frame);
            }
            try {
                frame.spend(1);
                return bound(frame, function.body().apply(new Args(function.name(), frame, values)));
            } catch (RuntimeException e) {
                throw failure(e, offset);
            }
        }
    }

    private static Object bound(Frame frame, Object value) {
        return value instanceof Json json ? frame.bound(json) : value;
    }

    /** What came of it at that place: numbers and times have bounds that only the calculation itself may meet. */
    static RuntimeException failure(RuntimeException thrown, int offset) {
        return switch (thrown) {
            case ExpressionFailure failure -> failure;
            case Fault fault -> new ExpressionFailure(fault.getMessage(), offset);
            case ArithmeticException _ ->
                new ExpressionFailure("makes a number or a time beyond what can be written", offset);
            case DateTimeException _ -> new ExpressionFailure("makes a time beyond all calendars", offset);
            case IllegalArgumentException _,
                    IndexOutOfBoundsException _,
                    ClassCastException _,
                    NullPointerException _ -> new ExpressionFailure("cannot calculate with these values", offset);
            default -> thrown; // of the roots, for those who asked
        };
    }

    private Calls() {}
}
