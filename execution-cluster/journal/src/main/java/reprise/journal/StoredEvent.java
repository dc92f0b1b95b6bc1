package reprise.journal;

import java.util.List;

/**
 * An event as it is written.
 *
 * @param event JSON in UTF-8
 * @param payloads what was too large for it
 */
public record StoredEvent(String name, int version, byte[] event, List<StoredPayload> payloads) {

    /** @param hash SHA-256 of the content, in hex */
    public record StoredPayload(String hash, byte[] content) {}
}
