package reprise.catalog;

import java.util.Map;
import java.util.SequencedSet;

/** Who listens where: the webhooks of all active, published workflows. Asked on every call, so it waits for nothing. */
public interface HookBindings {

    /**
     * @param method in upper case
     * @param path what follows {@code /hooks/}, decoded
     */
    Lookup find(String method, String path);

    sealed interface Lookup {

        /** @param params what stood at the path's parameters, by name */
        record Open(HookBinding plate, Map<String, String> params) implements Lookup {}

        /** Somebody listens there, but not to this method. */
        record WrongMethod(SequencedSet<String> allowed) implements Lookup {}

        record Nobody() implements Lookup {}
    }
}
