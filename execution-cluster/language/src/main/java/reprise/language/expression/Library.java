package reprise.language.expression;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import reprise.sdk.Json;

/** Every operator and function there is: what is not here cannot be called. */
final class Library {
    static final Map<String, Calls.Binary> OPERATORS = Map.ofEntries(
            Map.entry("_+_", Arithmetic::add),
            Map.entry("_-_", Arithmetic::subtract),
            Map.entry("_*_", Arithmetic::multiply),
            Map.entry("_/_", Arithmetic::divide),
            Map.entry("_%_", Arithmetic::remainder),
            Map.entry("_==_", (frame, a, b) -> Json.of(Equality.same(frame, a, b))),
            Map.entry("_!=_", (frame, a, b) -> Json.of(!Equality.same(frame, a, b))),
            Map.entry("_<_", (frame, a, b) -> Json.of(Arithmetic.compare(frame, a, b) < 0)),
            Map.entry("_<=_", (frame, a, b) -> Json.of(Arithmetic.compare(frame, a, b) <= 0)),
            Map.entry("_>_", (frame, a, b) -> Json.of(Arithmetic.compare(frame, a, b) > 0)),
            Map.entry("_>=_", (frame, a, b) -> Json.of(Arithmetic.compare(frame, a, b) >= 0)),
            Map.entry("@in", Lists::isIn));

    static final Map<String, Calls.Unary> SIGNS =
            Map.of("-_", Arithmetic::negate, "!_", (_, value) -> Json.of(!Values.flag(value, "what ! turns round")));

    static final Map<String, Function> FUNCTIONS = functions();

    /** All names that can be called, for suggestions. */
    static Collection<String> names() {
        var names = new ArrayList<>(FUNCTIONS.keySet());
        names.addAll(Forms.NAMES);
        return names;
    }

    private static Map<String, Function> functions() {
        var byName = new LinkedHashMap<String, Function>();
        Stream.of(
                        Texts.functions(),
                        Figures.functions(),
                        Lists.functions(),
                        Times.functions(),
                        Encodings.functions(),
                        Gathering.functions(),
                        Wording.functions(),
                        Calendar.functions(),
                        List.of(new Function("dyn", 1, 1, args -> args.get(0))))
                .flatMap(List::stream)
                .forEach(function -> byName.put(function.name(), function));
        return Map.copyOf(byName);
    }

    private Library() {}
}
