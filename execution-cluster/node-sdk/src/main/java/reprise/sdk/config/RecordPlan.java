package reprise.sdk.config;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import reprise.sdk.Json;
import reprise.sdk.Json.JsonObject;

/** How one record class is made of JSON objects. */
final class RecordPlan {
    private final Slot[] slots;
    private final MethodHandle constructor;

    /** @param absent what the component is where nothing is given */
    private record Slot(Shape.Named field, Reader reader, Object absent) {}

    private RecordPlan(Slot[] slots, MethodHandle constructor) {
        this.slots = slots;
        this.constructor = constructor;
    }

    static RecordPlan of(Shape.Fields shape) {
        RecordComponent[] components = shape.type().getRecordComponents();
        Slot[] slots = new Slot[components.length];
        for (int i = 0; i < components.length; i++) {
            slots[i] = slot(components[i], shape.fields().get(i));
        }
        return new RecordPlan(slots, constructor(shape.type(), components));
    }

    Object read(Json value) {
        if (!(value instanceof JsonObject(Map<String, Json> members))) {
            throw new Binder.Unfit();
        }
        Object[] arguments = new Object[slots.length];
        int known = 0;
        for (int i = 0; i < slots.length; i++) {
            Slot slot = slots[i];
            Json member = members.get(slot.field.name());
            known += member == null ? 0 : 1;
            arguments[i] = Checks.isAbsent(slot.field, member) ? absent(slot) : given(slot, member);
        }
        if (known != members.size()) {
            throw new Binder.Unfit();
        }
        return make(arguments);
    }

    private static Object absent(Slot slot) {
        if (slot.field.required()) {
            throw new Binder.Unfit();
        }
        return slot.absent;
    }

    private static Object given(Slot slot, Json member) {
        try {
            return slot.reader.read(member);
        } catch (MisfitException e) {
            throw e.under(Path.WHOLE.member(slot.field.name()));
        }
    }

    private Object make(Object[] arguments) {
        try {
            return (Object) constructor.invokeExact(arguments);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private static Slot slot(RecordComponent component, Shape.Named field) {
        boolean optional = component.getType() == Optional.class;
        Reader inner = Readers.of(RecordShapes.unwrapped(component.getGenericType()), field.shape());
        Reader reader = optional ? value -> Optional.of(inner.read(value)) : inner;
        if (field.required()) {
            return new Slot(field, reader, null);
        }
        Object absent = field.fallback() != null
                ? reader.read(field.fallback())
                : optional ? Optional.empty() : reader.read(Readers.emptyOf(field.shape()));
        return new Slot(field, reader, absent);
    }

    private static MethodHandle constructor(Class<?> record, RecordComponent[] components) {
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            return MethodHandles.privateLookupIn(record, MethodHandles.lookup())
                    .findConstructor(record, MethodType.methodType(void.class, types))
                    .asSpreader(Object[].class, types.length)
                    .asType(MethodType.methodType(Object.class, Object[].class));
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(record.getName() + " cannot be made from outside", e);
        }
    }
}
