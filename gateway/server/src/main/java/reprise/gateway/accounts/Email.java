package reprise.gateway.accounts;

import java.lang.Character.UnicodeScript;
import java.net.IDN;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * An e-mail address in one form, so that two that look alike are one or are refused: compatibility forms of characters are
 * folded (NFKC), the domain is one that IDNA knows, nothing in it is invisible, and no part mixes scripts. Two that differ
 * in case only are the same.
 */
record Email(String written) {
    /** Stands for one that could not be read, in a request that is refused. */
    static final Email NONE = new Email("");

    private static final int LONGEST = 254;
    private static final Pattern LOCAL = Pattern.compile("[\\p{L}\\p{M}\\p{N}!#$%&'*+/=?^_`{|}~.-]{1,64}");
    private static final Set<UnicodeScript> ANY_COMPANY = Set.of(UnicodeScript.COMMON, UnicodeScript.INHERITED);

    /** Written together in Japanese and Korean (UTS 39, section 5.1). */
    private static final Set<UnicodeScript> EAST_ASIAN = Set.of(
            UnicodeScript.HAN,
            UnicodeScript.HIRAGANA,
            UnicodeScript.KATAKANA,
            UnicodeScript.BOPOMOFO,
            UnicodeScript.HANGUL);

    /** @throws IllegalArgumentException where it cannot be one */
    static Email parse(String text) {
        var folded = Normalizer.normalize(text.strip(), Normalizer.Form.NFKC);
        var at = folded.lastIndexOf('@');
        if (text.length() > LONGEST
                || at < 0
                || !LOCAL.matcher(folded.substring(0, at)).matches()) {
            throw new IllegalArgumentException("not an e-mail address");
        }
        var local = folded.substring(0, at);
        var domain = domain(folded.substring(at + 1));
        if (mixesScripts(local) || domain.isEmpty() || local.length() + domain.length() >= LONGEST) {
            throw new IllegalArgumentException("not an e-mail address");
        }
        return new Email(local + "@" + domain);
    }

    String key() {
        return written.toLowerCase(Locale.ROOT);
    }

    /** What any text is compared as, whether it is an address or not. */
    static String key(String text) {
        try {
            return parse(text).key();
        } catch (IllegalArgumentException noAddress) {
            return Normalizer.normalize(text.strip(), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        }
    }

    /** As people read it. A label that says otherwise when it is read back is a disguise of another. */
    private static String domain(String text) {
        var ascii = IDN.toASCII(text, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
        var readable = IDN.toUnicode(ascii, IDN.USE_STD3_ASCII_RULES);
        for (var label : readable.split("\\.", -1)) {
            if (label.isEmpty() || mixesScripts(label) || label.startsWith("xn--")) {
                throw new IllegalArgumentException("no domain");
            }
        }
        return readable;
    }

    private static boolean mixesScripts(String part) {
        var scripts = part.codePoints()
                .mapToObj(UnicodeScript::of)
                .filter(script -> !ANY_COMPANY.contains(script))
                .collect(Collectors.toSet());
        return scripts.size() > 1 && !EAST_ASIAN.containsAll(scripts);
    }
}
