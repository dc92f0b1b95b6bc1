package reprise.sdk.config;

import java.util.List;
import reprise.sdk.Json;

/** Makes records of evaluated configurations. What is to be done is worked out once per record class. */
final class Binder {
    private static final ClassValue<RecordPlan> PLANS = new ClassValue<>() {
        @Override
        protected RecordPlan computeValue(Class<?> record) {
            return RecordPlan.of(RecordShapes.of(record));
        }
    };

    private Binder() {}

    static <C> C bind(Class<C> record, Json value) {
        try {
            return record.cast(PLANS.get(record).read(value));
        } catch (Unfit unfit) {
            List<Misfit> misfits = Checks.ofEvaluated(RecordShapes.of(record), value);
            if (misfits.isEmpty()) {
                throw new IllegalStateException("checks and binding of " + record.getName() + " disagree", unfit);
            }
            throw new MisfitException(misfits);
        }
    }

    static RecordPlan plan(Class<?> record) {
        return PLANS.get(record);
    }

    /** A value that does not fit. Where and why is looked for by {@link Checks}, only when it is needed. */
    static final class Unfit extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unfit() {
            super(null, null, false, false);
        }
    }
}
