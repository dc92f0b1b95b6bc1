package reprise.sdk.config;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says more about one component of a configuration record than its Java type does. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Field {

    /** The member's name, where Java does not allow it as a component's: {@code wait}, {@code default}. */
    String name() default "";

    /** One sentence for the form and the reference. */
    String help() default "";

    /**
     * The value where none is given, as it would stand in YAML: {@code POST}, {@code 30s}, {@code 5}, {@code true}; a list's
     * items parted by commas. A component with neither a fallback nor an Optional or collection type is required.
     */
    String fallback() default "";

    /** The allowed texts, where they are few; an enum's constants need not be repeated. */
    String[] choices() default {};

    /** The least a whole number may be. */
    long min() default Long.MIN_VALUE;

    /** The most a whole number may be. */
    long max() default Long.MAX_VALUE;

    /** How the form shows it: {@code textarea}, {@code code}, {@code json}, {@code secret}, … */
    String widget() default "";

    /** The whole text is one boolean expression. Only on {@code boolean} components, or as {@link #each} says. */
    boolean condition() default false;

    /**
     * The member beside it with a list, of each of whose items the condition is asked, with {@code item} and {@code index} in
     * scope. Only on {@code List<Boolean>} components: they hold an answer for each item, or a single one where the list is
     * not given.
     */
    String each() default "";

    /** Kept as it is written: in text {@code {{ }}} is no expression, and in place of other values none is taken. */
    boolean literal() default false;
}
