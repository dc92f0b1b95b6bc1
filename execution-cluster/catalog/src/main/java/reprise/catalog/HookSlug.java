package reprise.catalog;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What the addresses of a workspace's webhooks begin with: {@code acme} in {@code /hooks/acme/orders}. */
public record HookSlug(String value) {

    private static final Pattern FORM = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])");
    private static final int LONGEST = 40;

    /** What other addresses below {@code /hooks/} begin with. */
    private static final Set<String> RESERVED = Set.of("resume");

    /** @throws IllegalArgumentException saying what would be right */
    public static HookSlug of(String text) {
        if (!isSound(text)) {
            throw new IllegalArgumentException(
                    "must be 2 to 40 small letters a to z, digits and hyphens, such as acme-sales, not begin or end with"
                            + " a hyphen, not look like a workflow's own address (32 hexadecimal digits), and not be"
                            + " one of " + String.join(", ", RESERVED));
        }
        return new HookSlug(text);
    }

    /** As near to a name as a slug can be. */
    static HookSlug like(String name) {
        var plain = Normalizer.normalize(name, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-");
        var trimmed = trim(cut(trim(plain), LONGEST));
        return new HookSlug(isSound(trimmed) ? trimmed : trim("workspace-" + cut(trimmed, 20)));
    }

    /** The same with something at its end that makes it another. */
    HookSlug with(String ending) {
        return new HookSlug(trim(cut(value, LONGEST - 1 - ending.length())) + "-" + ending);
    }

    private static boolean isSound(String text) {
        return FORM.matcher(text).matches() && !HookToken.looksLike(text) && !RESERVED.contains(text);
    }

    private static String cut(String text, int length) {
        return text.substring(0, Math.min(text.length(), length));
    }

    private static String trim(String text) {
        return text.replaceAll("^-+|-+$", "");
    }

    @Override
    public String toString() {
        return value;
    }
}
