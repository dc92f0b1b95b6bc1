package reprise.app.watch;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The turns of all threads of dispatchers in this process. */
final class Turns {
    private static final Map<Thread, Turn> ALL = new ConcurrentHashMap<>();
    private static final ThreadLocal<Turn> OWN =
            ThreadLocal.withInitial(() -> ALL.computeIfAbsent(Thread.currentThread(), Turn::new));

    static Turn own() {
        return OWN.get();
    }

    static Collection<Turn> all() {
        ALL.keySet().removeIf(thread -> !thread.isAlive());
        return ALL.values();
    }

    private Turns() {}
}
