package reprise.gateway.http;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import reprise.sdk.Json;

/** A part of a list, and where the next one begins. */
public record Page(List<? extends Json> items, Optional<Cursor> next) {

    /** The page made of up to {@link PageRequest#rows} rows. */
    public static <T> Page of(
            List<T> rows, PageRequest asked, Function<T, ? extends Json> shown, Function<T, Cursor> cursor) {
        var visible = rows.subList(0, Math.min(rows.size(), asked.limit()));
        var next =
                rows.size() > asked.limit() ? Optional.of(cursor.apply(visible.getLast())) : Optional.<Cursor>empty();
        return new Page(visible.stream().map(shown).toList(), next);
    }

    Json json() {
        return Json.object("items", Json.array(items), "nextCursor", next.map(Cursor::toString));
    }
}
