package reprise.sdk.config;

import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import reprise.sdk.Json;
import reprise.sdk.Json.JsonArray;
import reprise.sdk.Json.JsonBoolean;
import reprise.sdk.Json.JsonObject;

/** The readers for all kinds of components. */
final class Readers {
    private Readers() {}

    static Reader of(Type type, Shape shape) {
        Class<?> raw = RecordShapes.raw(type);
        return switch (shape) {
            case Shape.Any _ -> value -> value;
            case Shape.Text _ -> value -> Scalars.text(value).orElseThrow(Binder.Unfit::new);
            case Shape.Choice choice -> raw.isEnum() ? constant(raw) : choice(choice);
            case Shape.Whole whole -> raw == long.class || raw == Long.class ? whole(whole) : integer(whole);
            case Shape.Decimal _ -> value -> Scalars.decimal(value).orElseThrow(Binder.Unfit::new);
            case Shape.Flag _ -> Readers::flag;
            case Shape.Condition(Optional<String> each) -> each.isPresent() ? Readers::answers : Readers::flag;
            case Shape.Length _ -> value -> Scalars.length(value).orElseThrow(Binder.Unfit::new);
            case Shape.ListOf list -> items(of(RecordShapes.argument(type, 0), list.item()));
            case Shape.MapOf _ when raw == JsonObject.class -> Readers::object;
            case Shape.MapOf map -> entries(of(RecordShapes.argument(type, 1), map.value()));
            case Shape.Fields fields -> value -> Binder.plan(fields.type()).read(value);
        };
    }

    static Json emptyOf(Shape shape) {
        return shape instanceof Shape.ListOf ? Json.EMPTY_ARRAY : Json.EMPTY_OBJECT;
    }

    private static Reader constant(Class<?> type) {
        Map<String, Object> constants = Map.copyOf(Scalars.constants(type));
        return value -> {
            return Scalars.chosen(value).map(constants::get).orElseThrow(Binder.Unfit::new);
        };
    }

    private static Reader choice(Shape.Choice choice) {
        return value -> {
            return Scalars.chosen(value).filter(choice.values()::contains).orElseThrow(Binder.Unfit::new);
        };
    }

    private static Reader whole(Shape.Whole whole) {
        return value -> {
            long number = Scalars.whole(value).orElseThrow(Binder.Unfit::new);
            if (number < whole.min() || number > whole.max()) {
                throw new Binder.Unfit();
            }
            return number;
        };
    }

    private static Reader integer(Shape.Whole whole) {
        Reader reader = whole(whole);
        return value -> ((Long) reader.read(value)).intValue();
    }

    private static Object flag(Json value) {
        if (value instanceof JsonBoolean(boolean flag)) {
            return flag;
        }
        throw new Binder.Unfit();
    }

    private static Object answers(Json value) {
        return value instanceof JsonArray ? items(Readers::flag).read(value) : List.of(flag(value));
    }

    private static Object object(Json value) {
        if (value instanceof JsonObject object) {
            return object;
        }
        throw new Binder.Unfit();
    }

    private static Reader items(Reader reader) {
        return value -> {
            if (!(value instanceof JsonArray(List<Json> items))) {
                throw new Binder.Unfit();
            }
            var read = new ArrayList<Object>(items.size());
            for (Json item : items) {
                try {
                    read.add(reader.read(item));
                } catch (MisfitException e) {
                    throw e.under(Path.WHOLE.item(read.size()));
                }
            }
            return Collections.unmodifiableList(read);
        };
    }

    private static Reader entries(Reader reader) {
        return value -> {
            if (!(value instanceof JsonObject(Map<String, Json> members))) {
                throw new Binder.Unfit();
            }
            var read = LinkedHashMap.<String, Object>newLinkedHashMap(members.size());
            members.forEach((name, member) -> {
                try {
                    read.put(name, reader.read(member));
                } catch (MisfitException e) {
                    throw e.under(Path.WHOLE.member(name));
                }
            });
            return Collections.unmodifiableMap(read);
        };
    }
}
