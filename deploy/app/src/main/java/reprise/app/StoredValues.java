package reprise.app;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import reprise.core.ExecutionId;
import reprise.core.value.Reference;
import reprise.engine.execution.ValueStore;
import reprise.journal.Histories;
import reprise.journal.LargeValues;
import reprise.sdk.Json;
import reprise.sdk.JsonText;

/**
 * Large values as the journal keeps them.
 *
 * @param largest the ceiling of a single value, in bytes
 */
record StoredValues(Histories histories, JsonText text, long largest) implements ValueStore {

    @Override
    public LargeValues values() {
        return new LargeValues(text, largest, _ -> Optional.empty());
    }

    @Override
    public Map<Reference, Json> fetch(ExecutionId execution, Collection<Reference> references) {
        return histories.values(execution, references);
    }
}
