package reprise.journal;

import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import reprise.core.execution.ExecutionEvent;

/**
 * The stored form of one kind of event. The name outlives the class: classes may move, history may not.
 *
 * @param name under which it is stored; never changed
 * @param version of the form that is written; what was written in an older one is lifted by {@link Upcasters}. A member
 *     that may be missing needs no new version
 */
record EventFormat<E extends ExecutionEvent>(
        Class<E> type, String name, int version, BiConsumer<E, MemberWriter> writer, Function<MemberReader, E> reader) {

    private static final List<EventFormat<?>> ALL = Stream.of(
                    LifecycleFormats.ALL, StepFormats.ALL, LoopFormats.ALL, ChildFormats.ALL, SpeechFormats.ALL)
            .flatMap(List::stream)
            .toList();

    private static final Map<Class<?>, EventFormat<?>> BY_TYPE =
            ALL.stream().collect(Collectors.toUnmodifiableMap(EventFormat::type, format -> format));

    private static final Map<String, EventFormat<?>> BY_NAME =
            ALL.stream().collect(Collectors.toUnmodifiableMap(EventFormat::name, format -> format));

    static List<EventFormat<?>> all() {
        return ALL;
    }

    @SuppressWarnings("unchecked") // a format is found by the class it was made for
    static <E extends ExecutionEvent> EventFormat<E> of(E event) {
        return (EventFormat<E>) BY_TYPE.get(event.getClass());
    }

    /** @throws UnreadableEvent where no event of this release is called so */
    static EventFormat<?> of(String name) {
        var format = BY_NAME.get(name);
        if (format == null) {
            throw new UnreadableEvent("no event is called " + name + " in this release");
        }
        return format;
    }

    MemberWriter write(E event) {
        var members = new MemberWriter();
        members.put("at", event.at().toString());
        writer.accept(event, members);
        return members;
    }
}
