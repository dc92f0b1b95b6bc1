package reprise.core;

/** Names a node within its workflow: letters, digits, {@code _} and {@code -}. */
public record NodeId(String value) {

    @Override
    public String toString() {
        return value;
    }
}
