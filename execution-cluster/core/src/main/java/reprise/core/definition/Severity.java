package reprise.core.definition;

/** How grave a problem is. */
public enum Severity {
    /** It must be mended first. */
    ERROR,
    /** It is allowed, and hardly what its author meant. */
    WARNING
}
