package reprise.sdk.config;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import reprise.sdk.Json;
import reprise.sdk.Json.JsonObject;

/** Reads shapes off records. What it cannot read is a mistake of the record's author and is said at once. */
final class RecordShapes {
    private static final Field PLAIN = plain();

    private static final ClassValue<Shape.Fields> SHAPES = new ClassValue<>() {
        @Override
        protected Shape.Fields computeValue(Class<?> record) {
            return read(record, List.of());
        }
    };

    private RecordShapes() {}

    static Shape.Fields of(Class<?> record) {
        return SHAPES.get(record);
    }

    /** What {@code @Field} says of a component; its defaults where it says nothing. */
    static Field field(RecordComponent component) {
        Field field = component.getAnnotation(Field.class);
        return field == null ? PLAIN : field;
    }

    /** The type inside {@code Optional<X>}, else the type itself. */
    static Type unwrapped(Type type) {
        return raw(type) == Optional.class ? argument(type, 0) : type;
    }

    static Class<?> raw(Type type) {
        return switch (type) {
            case Class<?> plain -> plain;
            case ParameterizedType generic -> (Class<?>) generic.getRawType();
            default -> throw new IllegalArgumentException(type + " has no shape");
        };
    }

    static Type argument(Type type, int index) {
        if (type instanceof ParameterizedType generic) {
            return generic.getActualTypeArguments()[index];
        }
        throw new IllegalArgumentException(type + " needs a type argument");
    }

    private static Shape.Fields read(Class<?> record, List<Class<?>> outer) {
        if (!record.isRecord() || outer.contains(record)) {
            throw new IllegalArgumentException(record.getName()
                    + (record.isRecord() ? " holds itself" : " is not a record") + ": it has no shape");
        }
        var around = new ArrayList<>(outer);
        around.add(record);
        var fields = new ArrayList<Shape.Named>();
        for (RecordComponent component : record.getRecordComponents()) {
            try {
                fields.add(named(component, around));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(
                        record.getName() + "." + component.getName() + ": " + e.getMessage(), e);
            }
        }
        fields.forEach(field -> checkEach(field, fields, record));
        return new Shape.Fields(record, List.copyOf(fields));
    }

    private static void checkEach(Shape.Named field, List<Shape.Named> all, Class<?> record) {
        if (field.shape() instanceof Shape.Condition(Optional<String> each)
                && each.isPresent()
                && all.stream()
                        .noneMatch(other -> other.name().equals(each.get()) && other.shape() instanceof Shape.ListOf)) {
            throw new IllegalArgumentException(record.getName() + "." + field.name()
                    + ": is asked of each item, but there is no list " + each.get() + " beside it");
        }
    }

    private static Shape.Named named(RecordComponent component, List<Class<?>> around) {
        Field field = field(component);
        Type type = component.getGenericType();
        Shape shape = shape(unwrapped(type), field, around);
        Json fallback = field.fallback().isEmpty() ? null : Fallbacks.read(shape, field.fallback());
        boolean optional = raw(type) == Optional.class || shape instanceof Shape.ListOf || shape instanceof Shape.MapOf;
        String name = field.name().isEmpty() ? component.getName() : field.name();
        return new Shape.Named(
                name, shape, fallback == null && !optional, fallback, field.help(), field.widget(), field.literal());
    }

    private static Shape shape(Type type, Field field, List<Class<?>> around) {
        Class<?> raw = raw(type);
        if (raw == String.class) {
            return field.choices().length == 0
                    ? new Shape.Text(field.literal())
                    : new Shape.Choice(List.of(field.choices()));
        } else if (raw == boolean.class) {
            return field.condition() ? new Shape.Condition(Optional.empty()) : new Shape.Flag();
        } else if (raw == Boolean.class) {
            return new Shape.Flag();
        } else if (raw == int.class || raw == Integer.class) {
            return new Shape.Whole(Math.max(field.min(), Integer.MIN_VALUE), Math.min(field.max(), Integer.MAX_VALUE));
        } else if (raw == long.class || raw == Long.class) {
            return new Shape.Whole(field.min(), field.max());
        } else if (raw == double.class || raw == Double.class) {
            return new Shape.Decimal();
        } else if (raw == Duration.class) {
            return new Shape.Length();
        } else if (raw.isEnum()) {
            return new Shape.Choice(List.copyOf(Scalars.constants(raw).sequencedKeySet()));
        } else if (raw == Json.class) {
            return new Shape.Any();
        } else if (raw == JsonObject.class) {
            return new Shape.MapOf(new Shape.Any());
        } else if (raw == List.class && field.condition() && argument(type, 0) == Boolean.class) {
            return new Shape.Condition(Optional.of(field.each()));
        } else if (raw == List.class) {
            return new Shape.ListOf(shape(argument(type, 0), field, around));
        } else if (raw == Map.class && argument(type, 0) == String.class) {
            return new Shape.MapOf(shape(argument(type, 1), field, around));
        } else if (raw.isRecord()) {
            return read(raw, around);
        }
        throw new IllegalArgumentException(type.getTypeName() + " has no shape");
    }

    private static Field plain() {
        record Sample(@Field String component) {}
        return Sample.class.getRecordComponents()[0].getAnnotation(Field.class);
    }
}
