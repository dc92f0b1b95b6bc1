package reprise.language.expression;

import java.util.List;
import reprise.core.expression.ExpressionFailure;

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
            } catch (Fault fault) {
                throw new ExpressionFailure(fault.getMessage(), offset);
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
                return operator.apply(frame, a, b);
            } catch (Fault fault) {
                throw new ExpressionFailure(fault.getMessage(), offset);
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
                return function.body().apply(new Args(function.name(), frame, values));
            } catch (Fault fault) {
                throw new ExpressionFailure(fault.getMessage(), offset);
            }
        }
    }

    private Calls() {}
}
