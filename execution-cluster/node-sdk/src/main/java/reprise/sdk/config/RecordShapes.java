package reprise.sdk.config;

import java.util.List;
import java.util.function.Predicate;
import reprise.sdk.Json;

final class RecordShapes {
    static Shape.Fields of(Class<?> record) {
        throw new UnsupportedOperationException();
    }
}
