package reprise.catalog;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import reprise.core.WorkflowId;

/**
 * Which of a workspace's workflows to list, and from where on.
 *
 * @param q part of the name, the description, a tag or the metadata, in any case of letters
 * @param folder it and those within it
 * @param after the last one seen; empty for the beginning
 */
public record Listing(
        Optional<String> q,
        Optional<String> tag,
        Optional<String> folder,
        Optional<Status> status,
        Optional<Boolean> active,
        Order order,
        boolean descending,
        Optional<After> after,
        int limit) {

    public enum Order {
        NAME,
        CREATED_AT,
        UPDATED_AT
    }

    /**
     * A place in a list: right behind that workflow.
     *
     * @param key what the list is sorted by, of that workflow: its name in lower case, or a time as ISO-8601
     */
    public record After(String key, WorkflowId id) {

        /** Whether a list so ordered can go on from here. */
        public boolean fits(Order order) {
            return switch (order) {
                case NAME -> key.indexOf('\u0000') < 0;
                case CREATED_AT, UPDATED_AT -> isTime(key);
            };
        }

        private static boolean isTime(String text) {
            try {
                var time = Instant.parse(text);
                return time.isAfter(Instant.EPOCH) && time.isBefore(Instant.ofEpochSecond(1L << 34));
            } catch (DateTimeParseException _) {
                return false;
            }
        }

        /** Behind that workflow, in a list so ordered. */
        public static After of(Workflow last, Order order) {
            var key =
                    switch (order) {
                        case NAME -> ListingFields.key(last.name());
                        case CREATED_AT -> last.createdAt().toString();
                        case UPDATED_AT -> last.updatedAt().toString();
                    };
            return new After(key, last.id());
        }
    }
}
