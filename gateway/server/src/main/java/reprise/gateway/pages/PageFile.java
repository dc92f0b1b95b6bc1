package reprise.gateway.pages;

import akka.util.ByteString;
import java.util.Locale;
import java.util.Map;
import reprise.gateway.http.Reply;

/** A file of the user interface as it is sent: its bytes, maybe compressed, and what to say about them. */
record PageFile(String mediaType, ByteString content, String encoding, String tag) {
    static final String PLAIN = "identity";

    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("html", "text/html; charset=utf-8"),
            Map.entry("js", "text/javascript; charset=utf-8"),
            Map.entry("css", "text/css; charset=utf-8"),
            Map.entry("json", "application/json"),
            Map.entry("map", "application/json"),
            Map.entry("webmanifest", "application/manifest+json"),
            Map.entry("txt", "text/plain; charset=utf-8"),
            Map.entry("svg", "image/svg+xml"),
            Map.entry("png", "image/png"),
            Map.entry("ico", "image/x-icon"),
            Map.entry("webp", "image/webp"),
            Map.entry("woff2", "font/woff2"),
            Map.entry("wasm", "application/wasm"));

    static String typeOf(String path) {
        var ending = path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return TYPES.getOrDefault(ending, "application/octet-stream");
    }

    /** The file, or that the browser has it already. */
    Reply reply(String knownTags, String caching) {
        var reply = knownTags.contains(tag) ? new Reply.Unchanged() : new Reply.File(mediaType, content);
        var told = reply.with("ETag", tag).with("Cache-Control", caching).with("Vary", "Accept-Encoding");
        return encoding.equals(PLAIN) || reply instanceof Reply.Unchanged
                ? told
                : told.with("Content-Encoding", encoding);
    }
}
