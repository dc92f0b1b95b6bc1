package reprise.sdk.config;

import java.util.List;
import java.util.function.Predicate;
import reprise.sdk.Json;

final class Binder {
    static <C> C bind(Class<C> record, Json value) {
        throw new UnsupportedOperationException();
    }
}
