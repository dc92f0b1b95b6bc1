package reprise.sdk.config;

/** A place in a configuration: {@code url}, {@code cases[0].name}; empty for the whole. */
record Path(String text) {
    static final Path WHOLE = new Path("");

    Path member(String name) {
        return new Path(text.isEmpty() ? name : text + "." + name);
    }

    Path item(int index) {
        return new Path(text + "[" + index + "]");
    }

    Misfit misfit(String issue) {
        return new Misfit(text, issue);
    }

    /** A misfit found within this place, seen from outside. */
    Misfit join(Misfit inner) {
        boolean dotted =
                !text.isEmpty() && !inner.path().isEmpty() && !inner.path().startsWith("[");
        return new Misfit(text + (dotted ? "." : "") + inner.path(), inner.issue());
    }
}
