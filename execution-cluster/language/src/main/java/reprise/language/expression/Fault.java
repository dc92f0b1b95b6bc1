package reprise.language.expression;

/** What a function cannot do with what it got; the call around it knows the place. Holds none of the data. */
final class Fault extends RuntimeException {
    Fault(String message) {
        super(message, null, false, false);
    }
}
