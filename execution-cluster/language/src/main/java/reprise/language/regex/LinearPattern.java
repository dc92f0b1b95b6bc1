package reprise.language.regex;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;

/**
 * A regular expression (RE2) that somebody wrote: it never goes back, and how large its program becomes is known before
 * it is made. Going through a text takes at most {@link #steps} steps.
 */
public final class LinearPattern {
    private static final int LONGEST = 1_000;
    private static final int PROGRAM = 5_000;
    private static final int DEPTH = 50;

    private final Pattern pattern;
    private final long size;

    private LinearPattern(Pattern pattern, long size) {
        this.pattern = pattern;
        this.size = size;
    }

    /** @throws Refused with what is wrong with it */
    public static LinearPattern of(String text) {
        if (text.length() > LONGEST) {
            throw new Refused("a regular expression has at most " + LONGEST + " characters");
        }
        var size = new ProgramSize(text, DEPTH);
        if (size.depth() > DEPTH) {
            throw new Refused("a regular expression has groups within each other up to " + DEPTH + " deep");
        }
        if (size.size() > PROGRAM) {
            throw new Refused("the counted repeats of this regular expression multiply to more than " + PROGRAM
                    + " parts: count less, or write + or *");
        }
        try {
            return new LinearPattern(Pattern.compile(text), size.size());
        } catch (PatternSyntaxException e) {
            throw new Refused("is no regular expression (RE2, so without look-around and back-references): "
                    + e.getDescription());
        }
    }

    public Matcher matcher(String text) {
        return pattern.matcher(text);
    }

    /** What a search in a text of that length costs at most, in steps of sixteen characters. */
    public int steps(int length) {
        long steps = (length / 16 + 1L) * (1 + size / 8);
        return (int) Math.min(steps, Integer.MAX_VALUE);
    }

    /** A pattern that is not taken; the message is for its author. */
    public static final class Refused extends RuntimeException {
        Refused(String message) {
            super(message, null, false, false);
        }
    }
}
