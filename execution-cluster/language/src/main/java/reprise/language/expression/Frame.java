package reprise.language.expression;

import reprise.core.expression.Budget;
import reprise.core.expression.Roots;
import reprise.sdk.Json;
import reprise.sdk.Json.JsonArray;
import reprise.sdk.Json.JsonObject;
import reprise.sdk.Json.JsonString;

/** One evaluation: what it can see, its loop variables, and how much more it may do. */
final class Frame {
    /** Characters of a text that is calculated. */
    static final int TEXT = 4_194_304;

    final Roots roots;
    final Object[] locals;
    private final Budget budget;

    Frame(Roots roots, Budget budget, int locals) {
        this.roots = roots;
        this.budget = budget;
        this.locals = locals == 0 ? null : new Object[locals];
    }

    void spend(int steps) {
        if (!budget.spend(steps)) {
            throw new Fault("takes more than " + Budget.STEPS + " steps: do less at once, or in a node of its own");
        }
    }

    /** Pays for a text before it is made. */
    void text(long length) {
        bound(length);
        spend((int) (length >> 4) + 1);
    }

    /** Refuses a text that would be too long. */
    void bound(long length) {
        if (length > TEXT) {
            throw new Fault("makes a text of more than " + TEXT + " characters");
        }
    }

    /**
     * Pays for all that a value holds before it becomes a part of another: parts may be shared, so that little memory
     * can mean a huge result.
     */
    Json weigh(Json value) {
        switch (value) {
            case JsonString string -> spend((string.value().length() >> 4) + 1);
            case JsonArray array -> {
                spend(1);
                array.items().forEach(this::weigh);
            }
            case JsonObject object -> {
                spend(1);
                object.members().forEach((_, member) -> weigh(member));
            }
            case Json.JsonNumber _, Json.JsonBoolean _, Json.JsonNull _ -> spend(1);
        }
        return value;
    }
}
