package reprise.engine.http;

import java.util.ArrayDeque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A URI reference and what it leads to from where it stands (RFC 3986 section 5.2). */
final class Reference {
    /** RFC 3986 appendix B. */
    private static final Pattern PARTS =
            Pattern.compile("(?:([^:/?#]+):)?(?://([^/?#]*))?([^?#]*)(?:\\?([^#]*))?(?:#.*)?");

    private final String scheme;
    private final String authority;
    private final String path;
    private final String query;

    /** Parts that are not there are null; a fragment is of no interest to servers. */
    private Reference(String scheme, String authority, String path, String query) {
        this.scheme = scheme;
        this.authority = authority;
        this.path = path;
        this.query = query;
    }

    private static Reference parse(String text) {
        Matcher parts = PARTS.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("a reference is one line");
        }
        return new Reference(parts.group(1), parts.group(2), parts.group(3), parts.group(4));
    }

    /** The target, with what no URI holds percent-encoded as browsers do it. @throws IllegalArgumentException for several lines */
    static String resolve(String base, String location) {
        return encoded(parse(base).resolve(parse(location.strip())).text());
    }

    private Reference resolve(Reference to) {
        if (to.scheme != null) {
            return new Reference(to.scheme, to.authority, withoutDots(to.path), to.query);
        }
        if (to.authority != null) {
            return new Reference(scheme, to.authority, withoutDots(to.path), to.query);
        }
        if (to.path.isEmpty()) {
            return new Reference(scheme, authority, path, to.query == null ? query : to.query);
        }
        String target = to.path.startsWith("/") ? to.path : folder() + to.path;
        return new Reference(scheme, authority, withoutDots(target), to.query);
    }

    private String folder() {
        return path.isEmpty() ? "/" : path.substring(0, path.lastIndexOf('/') + 1);
    }

    /** Section 5.2.4: what would lead above the root leads to it. */
    private static String withoutDots(String path) {
        var segments = new ArrayDeque<String>();
        String[] all = path.split("/", -1);
        for (int i = 1; i < all.length; i++) {
            boolean last = i == all.length - 1;
            switch (all[i]) {
                case "." -> keepSlash(segments, last);
                case ".." -> {
                    segments.pollLast();
                    keepSlash(segments, last);
                }
                default -> segments.addLast(all[i]);
            }
        }
        return path.startsWith("/") ? "/" + String.join("/", segments) : path;
    }

    private static void keepSlash(ArrayDeque<String> segments, boolean last) {
        if (last) {
            segments.addLast("");
        }
    }

    private String text() {
        return scheme + ":" + (authority == null ? "" : "//" + authority) + path + (query == null ? "" : "?" + query);
    }

    /** Headers are bytes; each that is no character of a URI is written as %XX. */
    private static String encoded(String text) {
        var encoded = new StringBuilder();
        for (char c : text.toCharArray()) {
            if (c <= ' ' || c >= 0x7f || "\"<>\\^`{|}".indexOf(c) >= 0) {
                encoded.append('%').append(Character.forDigit(c >> 4 & 15, 16)).append(Character.forDigit(c & 15, 16));
            } else {
                encoded.append(c);
            }
        }
        return encoded.toString();
    }
}
