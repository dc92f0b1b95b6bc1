package reprise.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static reprise.catalog.Status.ARCHIVED;
import static reprise.catalog.Status.DRAFT;
import static reprise.catalog.Status.PUBLISHED;

import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import reprise.catalog.Verdict.Conflict;
import reprise.catalog.Verdict.Done;
import reprise.catalog.Verdict.Unknown;

class LifecycleTest {

    private static final Lifecycle NEW = Lifecycle.NEW;
    private static final Lifecycle PLAIN = new Lifecycle(PUBLISHED, false, 3, Optional.of(2));
    private static final Lifecycle LIVE = new Lifecycle(PUBLISHED, true, 3, Optional.of(2));
    private static final Lifecycle AWAY = new Lifecycle(ARCHIVED, false, 3, Optional.of(2));

    static Stream<Arguments> transitions() {
        return Stream.of(
                arguments(NEW, order("save"), new Lifecycle(DRAFT, false, 2, Optional.empty())),
                arguments(PLAIN, order("save"), new Lifecycle(PUBLISHED, false, 4, Optional.of(2))),
                arguments(LIVE, order("save"), new Lifecycle(PUBLISHED, true, 4, Optional.of(2))),
                arguments(NEW, order("publish 1"), new Lifecycle(PUBLISHED, false, 1, Optional.of(1))),
                arguments(PLAIN, order("publish 2"), PLAIN),
                arguments(PLAIN, order("publish 1"), new Lifecycle(PUBLISHED, false, 3, Optional.of(1))),
                arguments(LIVE, order("publish 3"), new Lifecycle(PUBLISHED, true, 3, Optional.of(3))),
                arguments(AWAY, order("publish 3"), new Lifecycle(PUBLISHED, false, 3, Optional.of(3))),
                arguments(NEW, order("archive"), new Lifecycle(ARCHIVED, false, 1, Optional.empty())),
                arguments(LIVE, order("archive"), AWAY),
                arguments(AWAY, order("archive"), AWAY),
                arguments(PLAIN, order("activate"), LIVE),
                arguments(LIVE, order("activate"), LIVE),
                arguments(LIVE, order("deactivate"), PLAIN),
                arguments(NEW, order("deactivate"), NEW),
                arguments(AWAY, order("deactivate"), AWAY));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource
    void transitions(Lifecycle before, Order order, Lifecycle after) {
        assertThat(order.apply(before)).isEqualTo(new Done<>(after));
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                arguments(AWAY, order("save"), Conflict.class),
                arguments(NEW, order("activate"), Conflict.class),
                arguments(AWAY, order("activate"), Conflict.class),
                arguments(NEW, order("publish 0"), Unknown.class),
                arguments(LIVE, order("publish 4"), Unknown.class));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource
    void refusals(Lifecycle before, Order order, Class<?> refusal) {
        assertThat(order.apply(before)).isInstanceOf(refusal);
    }

    @Test
    void aSaveThatMissedAnotherNamesBothVersions() {
        assertThat(LIVE.save(Optional.of(3))).isInstanceOf(Done.class);
        assertThat(LIVE.save(Optional.of(2)))
                .isInstanceOfSatisfying(
                        Conflict.class, refusal -> assertThat(refusal.message()).contains("version 2", "version 3"));
    }

    @Test
    void onlyAnActivePublishedWorkflowIsLive() {
        assertThat(Stream.of(NEW, PLAIN, LIVE, AWAY).filter(Lifecycle::live)).containsExactly(LIVE);
    }

    private record Order(String name, Function<Lifecycle, Verdict<Lifecycle>> does) {
        Verdict<Lifecycle> apply(Lifecycle before) {
            return does.apply(before);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private static Order order(String text) {
        var words = text.split(" ");
        return new Order(text, lifecycle -> switch (words[0]) {
            case "save" -> lifecycle.save(Optional.empty());
            case "publish" -> lifecycle.publish(Integer.parseInt(words[1]));
            case "archive" -> new Done<>(lifecycle.archive());
            case "activate" -> lifecycle.activate();
            case "deactivate" -> new Done<>(lifecycle.deactivate());
            default -> throw new IllegalArgumentException(text);
        });
    }
}
