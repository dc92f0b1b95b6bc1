package reprise.engine.execution;

import java.util.Collection;
import java.util.Map;
import reprise.core.ExecutionId;
import reprise.core.value.Reference;
import reprise.journal.LargeValues;
import reprise.sdk.Json;

/** Where entities set large values aside, and have them fetched from. */
public interface ValueStore {

    /** For one entity: it remembers what it set aside, and finds nothing elsewhere. */
    LargeValues values();

    /** Blocks. @throws reprise.journal.UnreadableEvent where one is missing or damaged */
    Map<Reference, Json> fetch(ExecutionId execution, Collection<Reference> references);
}
