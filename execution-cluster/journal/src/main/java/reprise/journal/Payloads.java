package reprise.journal;

import reprise.sdk.Json;

/** Where the parts of events are that were too large to stand in them. */
@FunctionalInterface
public interface Payloads {

    /** Shows what a payload begins with and how large it is, without reading it. */
    Payloads PREVIEWS = (_, reference) -> reference;

    /**
     * @param hash names the content
     * @param reference what the event says of it: {@code {hash, size, preview}}
     */
    Json load(String hash, Json reference);
}
