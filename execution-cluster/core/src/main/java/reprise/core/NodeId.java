package reprise.core;

/** Names a node within its workflow: letters, digits, {@code _} and {@code -}, not beginning with a digit or a dash. */
public record NodeId(String value) {

    @Override
    public String toString() {
        return value;
    }
}
