package reprise.catalog;

import java.time.Instant;
import java.util.UUID;
import reprise.core.PlanId;

/**
 * When and by whom a version was saved.
 *
 * @param note why, where somebody said
 */
public record Version(PlanId id, UUID createdBy, Instant createdAt, String note) {}
