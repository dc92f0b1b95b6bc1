package reprise.gateway.workflows;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import reprise.catalog.Listing;
import reprise.catalog.Listing.After;
import reprise.catalog.Listing.Order;
import reprise.catalog.Status;
import reprise.catalog.Workflow;
import reprise.core.WorkflowId;
import reprise.gateway.http.Cursor;
import reprise.gateway.http.PageRequest;
import reprise.gateway.http.Query;
import reprise.gateway.http.Refusal;
import reprise.gateway.http.Refused;

/** Which workflows to list: {@code ?q=&tag=&folder=&status=&active=&sort=}. */
record Listings(
        Optional<String> q,
        Optional<String> tag,
        Optional<String> folder,
        Optional<Status> status,
        Optional<Boolean> active,
        Order order,
        boolean descending) {

    private static final List<String> SORTS = List.of("updatedAt", "name", "createdAt").stream()
            .flatMap(word -> Stream.of(word, "-" + word))
            .toList();
    private static final String USUAL = "-updatedAt";

    static Listings read(Query query) {
        var sort = query.oneOf("sort", SORTS).orElse(USUAL);
        return new Listings(
                query.text("q"),
                query.text("tag"),
                query.text("folder"),
                query.oneOf(
                                "status",
                                Arrays.stream(Status.values()).map(Status::text).toList())
                        .map(Status::of),
                query.flag("active"),
                order(sort.replace("-", "")),
                sort.startsWith("-"));
    }

    private static Order order(String word) {
        return switch (word) {
            case "name" -> Order.NAME;
            case "createdAt" -> Order.CREATED_AT;
            default -> Order.UPDATED_AT;
        };
    }

    Listing page(PageRequest page) {
        return new Listing(
                q, tag, folder, status, active, order, descending, page.after().map(this::after), page.rows());
    }

    Cursor cursor(Workflow last) {
        var after = After.of(last, order);
        return Cursor.of(sort(), after.id(), escaped(after.key()));
    }

    /** A cursor of a list in another order would begin anywhere. */
    private After after(Cursor cursor) {
        var after = new After(unescaped(cursor.text(2)), new WorkflowId(cursor.id(1)));
        if (!cursor.text(0).equals(sort()) || cursor.keys().size() != 3 || !after.fits(order)) {
            throw foreign();
        }
        return after;
    }

    private String sort() {
        return order + (descending ? "-" : "+");
    }

    /** Names may hold line breaks, cursors may not. */
    private static String escaped(String key) {
        return key.replace("\\", "\\\\").replace("\n", "\\n");
    }

    private static String unescaped(String key) {
        try {
            return key.translateEscapes();
        } catch (IllegalArgumentException e) {
            throw foreign();
        }
    }

    private static Refused foreign() {
        return new Refused(
                Refusal.invalid("cursor", "must be a nextCursor of this list in this order, as it was given"));
    }
}
