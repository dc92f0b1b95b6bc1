package reprise.nodes;

import java.net.IDN;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The host of a URL as the network knows it: names of all scripts in their ASCII form (IDNA), others as they are. */
final class UrlHost {
    private static final Pattern AUTHORITY = Pattern.compile("([^:@\\[\\]]+)(:\\d{0,5})?");
    private static final Pattern NAME =
            Pattern.compile("(?=.{1,254}$)[A-Za-z0-9_][A-Za-z0-9_-]{0,62}(?:\\.[A-Za-z0-9_][A-Za-z0-9_-]{0,62})*\\.?");

    /** The two editions of IDNA lead to different hosts by them. */
    private static final Pattern DOUBTFUL = Pattern.compile("[\u00df\u1e9e\u03c2\u200c\u200d]");

    private UrlHost() {}

    /** The authority to call; empty where it is none. {@link URI} itself knows neither underscores nor other scripts. */
    static Optional<String> authority(URI uri) {
        if (uri.getHost() != null) {
            return Optional.of(uri.getRawAuthority());
        }
        Matcher parts = AUTHORITY.matcher(uri.getRawAuthority() == null ? "" : uri.getRawAuthority());
        return parts.matches()
                ? ascii(parts.group(1)).map(name -> name + (parts.group(2) == null ? "" : parts.group(2)))
                : Optional.empty();
    }

    private static Optional<String> ascii(String name) {
        if (DOUBTFUL.matcher(name).find()) {
            return Optional.empty();
        }
        try {
            return Optional.of(IDN.toASCII(name))
                    .filter(ascii -> NAME.matcher(ascii).matches());
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
