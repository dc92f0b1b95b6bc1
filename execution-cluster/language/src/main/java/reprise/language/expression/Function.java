package reprise.language.expression;

/**
 * A function of the language.
 *
 * @param fewest arguments it takes, the value before the dot included
 */
record Function(String name, int fewest, int most, Body body) {

    interface Body {
        Object apply(Args args);
    }

    /** What is wrong with calling it so; empty where nothing is. */
    String misfit(int arguments) {
        if (arguments >= fewest && arguments <= most) {
            return "";
        }
        var number = fewest == most ? String.valueOf(fewest) : fewest + " to " + most;
        return name + "() takes " + number + (number.equals("1") ? " argument" : " arguments") + ", not " + arguments;
    }
}
