package reprise.catalog;

import java.util.Locale;

/** Where a workflow stands between its author's desk and the world. */
public enum Status {
    /** Never published: it can be run by hand, its triggers do not fire. */
    DRAFT,
    /** One of its versions is what production runs, once it is active. */
    PUBLISHED,
    /** Put away: nothing starts it and nobody edits it until it is published again. */
    ARCHIVED;

    /** As the API writes it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What {@link #text} wrote. */
    public static Status of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
