package reprise.core.expression;

/** The language between {@code {{ }}}: data paths and pure functions over JSON, never code. */
public interface ExpressionLanguage {

    /** Whether the text holds an expression, so that it is more than itself. */
    boolean isTemplate(String text);

    /**
     * A text with {@code {{ }}} in it. Exactly one expression and nothing else keeps its JSON type; within text the
     * value is rendered: text as it is, null as nothing, all else as compact JSON.
     */
    Compiled template(String text, Scope scope);

    /** A text that is one boolean expression as a whole; {@code {{ }}} around its parts only group. */
    Compiled condition(String text, Scope scope);
}
