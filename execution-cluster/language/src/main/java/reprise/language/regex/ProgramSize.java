package reprise.language.regex;

import java.util.ArrayDeque;

/** How many parts a pattern has once its counted repeats are written out. Rather too many than too few. */
final class ProgramSize {
    private static final long MANY = 1_000_000_000;

    private final String pattern;
    private final ArrayDeque<Long> outside = new ArrayDeque<>();
    private long total;
    private long last;
    private int depth;
    private int at;

    /** @param most groups within each other, after which it does not look further */
    ProgramSize(String pattern, int most) {
        this.pattern = pattern;
        while (at < pattern.length() && depth <= most) {
            part(pattern.charAt(at++));
        }
        while (!outside.isEmpty()) {
            close();
        }
    }

    long size() {
        return total;
    }

    int depth() {
        return depth;
    }

    private void part(char c) {
        switch (c) {
            case '(' -> {
                outside.push(total);
                depth = Math.max(depth, outside.size());
                total = 0;
                last = 0;
            }
            case ')' -> close();
            case '[' -> {
                characters();
                atom();
            }
            case '\\' -> {
                escape();
                atom();
            }
            case '{' -> repeat();
            default -> {
                if ("*+?|^$".indexOf(c) < 0) {
                    atom();
                } else {
                    total++;
                }
            }
        }
    }

    private void atom() {
        last = 1;
        total++;
    }

    private void close() {
        if (!outside.isEmpty()) {
            last = total + 2;
            total = Math.min(outside.pop() + last, MANY);
        }
    }

    private void escape() {
        char escaped = at < pattern.length() ? pattern.charAt(at++) : ' ';
        if (escaped == 'Q') {
            throw new LinearPattern.Refused("\\Q in a regular expression is not taken: escape each character");
        }
        boolean hasBraces = (escaped == 'p' || escaped == 'P' || escaped == 'x') && pattern.startsWith("{", at);
        if (hasBraces) {
            int end = pattern.indexOf('}', at);
            at = end < 0 ? pattern.length() : end + 1;
        }
    }

    /** Passes over a class of characters. */
    private void characters() {
        if (pattern.startsWith("^", at)) {
            at++;
        }
        if (pattern.startsWith("]", at)) {
            at++;
        }
        while (at < pattern.length() && pattern.charAt(at) != ']') {
            if (pattern.startsWith("[:", at) && pattern.indexOf(":]", at) > 0) {
                at = pattern.indexOf(":]", at) + 2;
            } else {
                at += pattern.charAt(at) == '\\' ? 2 : 1;
            }
        }
        at++;
    }

    private void repeat() {
        int end = pattern.indexOf('}', at);
        var counts = end < 0 || end - at > 20 ? "" : pattern.substring(at, end);
        if (!counts.matches("[0-9]+(,[0-9]*)?")) {
            atom();
            return;
        }
        long most = 1;
        for (var count : counts.split(",")) {
            most = Math.max(most, count.length() > 9 ? MANY : Long.parseLong(count));
        }
        at = end + 1;
        long repeated = Math.min(last * most, MANY);
        total = Math.min(total - last + repeated, MANY);
        last = repeated;
    }
}
