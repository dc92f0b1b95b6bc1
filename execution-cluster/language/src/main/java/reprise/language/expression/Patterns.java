package reprise.language.expression;

import com.google.re2j.Matcher;
import reprise.language.regex.LinearPattern;

/** Regular expressions in functions. */
final class Patterns {

    /** Of a text and a pattern among the arguments, after paying for one way through the text. */
    static Matcher matcher(Args args, int text, int pattern) {
        var searched = args.text(text);
        try {
            var written = args.text(pattern);
            args.frame().spend(written.length() + 1);
            var compiled = LinearPattern.of(written);
            args.frame().spend(compiled.steps(searched.length()));
            return compiled.matcher(searched);
        } catch (LinearPattern.Refused refused) {
            throw new Fault(args.function() + "(): " + refused.getMessage());
        }
    }

    private Patterns() {}
}
