package reprise.catalog;

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
    public record After(String key, WorkflowId id) {}
}
