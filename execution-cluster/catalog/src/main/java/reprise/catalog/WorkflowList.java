package reprise.catalog;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import reprise.catalog.Listing.After;
import reprise.core.WorkspaceId;
import reprise.database.Sql;

/** Pages of a workspace's workflows, by the place of the last one seen and never by counting. */
final class WorkflowList {

    private final StringBuilder where = new StringBuilder(" where w.workspace = ? and w.deleted_at is null");
    private final List<Object> values = new ArrayList<>();

    static List<Workflow> page(Sql sql, WorkspaceId workspace, Listing listing) {
        var list = new WorkflowList(workspace);
        list.narrow(listing);
        list.goOn(listing);
        var direction = listing.descending() ? " desc" : "";
        list.values.add(listing.limit());
        return sql.query(
                "select " + WorkflowTable.COLUMNS + " from workflow w" + list.where + " order by "
                        + column(listing.order()) + direction + ", w.id" + direction + " limit ?",
                WorkflowTable::read,
                list.values.toArray());
    }

    private WorkflowList(WorkspaceId workspace) {
        values.add(workspace.value());
    }

    private void narrow(Listing listing) {
        listing.q().ifPresent(q -> and("position(? in w.search) > 0", ListingFields.key(q)));
        listing.tag().ifPresent(tag -> and("? = any(w.tags)", tag));
        listing.folder().ifPresent(folder -> and("(w.folder = ? or starts_with(w.folder, ? || '/'))", folder, folder));
        listing.status().ifPresent(status -> and("w.status = ?", status));
        listing.active().ifPresent(active -> and("w.active = ?", active));
    }

    private void goOn(Listing listing) {
        listing.after()
                .ifPresent(after -> and(
                        "(" + column(listing.order()) + ", w.id) " + (listing.descending() ? "<" : ">") + " (?, ?)",
                        key(listing, after),
                        after.id().value()));
    }

    private static Object key(Listing listing, After after) {
        return switch (listing.order()) {
            case NAME -> after.key();
            case CREATED_AT, UPDATED_AT -> Instant.parse(after.key());
        };
    }

    private void and(String condition, Object... bound) {
        where.append(" and ").append(condition);
        values.addAll(List.of(bound));
    }

    private static String column(Listing.Order order) {
        return switch (order) {
            case NAME -> "w.name_key";
            case CREATED_AT -> "w.created_at";
            case UPDATED_AT -> "w.updated_at";
        };
    }
}
