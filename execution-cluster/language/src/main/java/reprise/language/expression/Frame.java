package reprise.language.expression;

import reprise.core.expression.Roots;
import reprise.sdk.Json;
import reprise.sdk.Json.JsonArray;
import reprise.sdk.Json.JsonObject;
import reprise.sdk.Json.JsonString;

/** One evaluation: what it can see, its loop variables, and how much more it may do. */
final class Frame {
    /** Steps of one evaluation; a step is a call, an item, or sixteen characters. Bounds time and result alike. */
    static final int STEPS = 2_000_000;

    /** Characters of a text that is calculated. */
    static final int TEXT = 4_194_304;

    final Roots roots;
    final Object[] locals;
    private int left = STEPS;

    Frame(Roots roots, int locals) {
        this.roots = roots;
        this.locals = locals == 0 ? null : new Object[locals];
    }

    void spend(int steps) {
        left -= steps;
        if (left < 0) {
            left = -1;
            throw new Fault("takes more than " + STEPS + " steps: do less at once, or in a node of its own");
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
