package reprise.language.json;

/**
 * How large JSON may be before it is refused.
 *
 * @param depth of lists and objects within each other
 * @param number characters of a number
 * @param text characters of a text
 * @param name characters of a member's name
 * @param members of one object, and items of one list
 * @param values in all, since the smallest of them take much more room in memory than as text
 * @param exponent of a number, either way
 */
public record JsonLimits(int depth, int number, int text, int name, int members, int values, int exponent) {

    /** For what comes from outside. */
    public static final JsonLimits STANDARD = new JsonLimits(100, 1_000, 20_000_000, 10_000, 200_000, 1_000_000, 400);

    /** For what has come in before: an event stands around a body, a node's output around what it was given. */
    public static final JsonLimits JOURNAL =
            new JsonLimits(1_000, 1_000_000, 100_000_000, 1_000_000, 10_000_000, Integer.MAX_VALUE, Integer.MAX_VALUE);
}
