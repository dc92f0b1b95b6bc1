package reprise.chaos.check;

import java.util.Optional;
import java.util.regex.Pattern;

/** The key a call carries: whose effect it is, and how many definite answers there were before. */
record EffectKey(String execution, String node, int answers) {
    private static final Pattern FORM = Pattern.compile("([0-9a-f-]{36})/(.+)/(\\d+)");

    static Optional<EffectKey> parse(String text) {
        var match = FORM.matcher(text);
        return match.matches()
                ? Optional.of(new EffectKey(match.group(1), match.group(2), Integer.parseInt(match.group(3))))
                : Optional.empty();
    }

    String effect() {
        return execution + "/" + node;
    }
}
