package reprise.core.value;

/**
 * Names a large value within its execution.
 *
 * @param hash SHA-256 of the content, in lower-case hex
 * @param size of the content, in bytes
 * @param preview what the value begins with, as text: enough for a person to recognise it by
 */
public record Reference(String hash, long size, String preview) {

    @Override
    public boolean equals(Object other) {
        return other instanceof Reference reference && hash.equals(reference.hash);
    }

    @Override
    public int hashCode() {
        return hash.hashCode();
    }
}
