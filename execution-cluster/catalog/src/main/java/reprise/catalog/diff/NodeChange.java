package reprise.catalog.diff;

import java.util.List;

/** A node that both versions have, and what of it is another now. */
public record NodeChange(String id, List<FieldChange> changes) {}
