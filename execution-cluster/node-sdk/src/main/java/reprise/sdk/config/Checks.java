package reprise.sdk.config;

import java.util.List;
import java.util.function.Predicate;
import reprise.sdk.Json;

final class Checks {
    static List<Misfit> of(Shape shape, Json value, Predicate<String> isExpression) {
        throw new UnsupportedOperationException();
    }
}
