package reprise.catalog;

import java.util.Optional;
import reprise.catalog.Verdict.Conflict;
import reprise.catalog.Verdict.Done;
import reprise.catalog.Verdict.Unknown;

/**
 * The part of a workflow that rules are about, and all of those rules:
 *
 * <ul>
 *   <li>A new workflow is a draft of version 1, not active.
 *   <li>Saving makes the next version. What is published stays what it was until somebody publishes again.
 *   <li>A save that names the version it was made from is refused when that is no longer the latest.
 *   <li>Publishing takes any version, the latest unless one is named; publishing what is published changes nothing.
 *       A workflow that is active switches to it at once.
 *   <li>Only a published workflow can be activated. Activating and deactivating bear repetition.
 *   <li>Archiving deactivates. An archived workflow is read-only: it is not saved, restored or activated, until
 *       publishing takes it out of the archive, inactive.
 *   <li>Any workflow can be duplicated or deleted, an archived one too.
 * </ul>
 *
 * @param version the latest; versions count from 1
 * @param published the version that triggers run, where one was ever published
 */
public record Lifecycle(Status status, boolean active, int version, Optional<Integer> published) {

    static final Lifecycle NEW = new Lifecycle(Status.DRAFT, false, 1, Optional.empty());

    private static final String ARCHIVED = "the workflow is archived: publish it to take it up again, or duplicate it";

    /** Whether its triggers fire. */
    public boolean live() {
        return active && status == Status.PUBLISHED;
    }

    /** @param expected the version the change was made from, where the author said */
    Verdict<Lifecycle> save(Optional<Integer> expected) {
        if (status == Status.ARCHIVED) {
            return new Conflict<>(ARCHIVED);
        }
        if (expected.isPresent() && expected.get() != version) {
            return new Conflict<>("the change was made from version " + expected.get() + ", but the latest is version "
                    + version + ": load it, make the change again and save that");
        }
        return new Done<>(new Lifecycle(status, active, version + 1, published));
    }

    Verdict<Lifecycle> publish(int chosen) {
        return chosen < 1 || chosen > version
                ? new Unknown<>("no version " + chosen + ": the latest is version " + version)
                : new Done<>(new Lifecycle(Status.PUBLISHED, active, version, Optional.of(chosen)));
    }

    Lifecycle archive() {
        return new Lifecycle(Status.ARCHIVED, false, version, published);
    }

    Verdict<Lifecycle> activate() {
        return switch (status) {
            case ARCHIVED -> new Conflict<>(ARCHIVED);
            case DRAFT -> new Conflict<>("the workflow was never published: publish it, then activate it");
            case PUBLISHED -> new Done<>(new Lifecycle(status, true, version, published));
        };
    }

    Lifecycle deactivate() {
        return new Lifecycle(status, false, version, published);
    }
}
