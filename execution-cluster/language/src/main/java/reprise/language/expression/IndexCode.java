package reprise.language.expression;

import reprise.core.expression.ExpressionFailure;
import reprise.sdk.Json.JsonArray;
import reprise.sdk.Json.JsonNumber;
import reprise.sdk.Json.JsonObject;
import reprise.sdk.Json.JsonString;

/** A member or an item whose name or number is calculated: {@code trigger.body[params.field]}. */
record IndexCode(Code of, Code by, int offset) implements Code {

    @Override
    public Object value(Frame frame) {
        var owner = of.value(frame);
        var key = by.value(frame);
        var found = follow(owner, key);
        if (found == null) {
            throw new ExpressionFailure(missing(owner, key), offset);
        }
        return found;
    }

    @Override
    public Object find(Frame frame) {
        var owner = of.find(frame);
        return owner == null ? null : follow(owner, by.value(frame));
    }

    private static Object follow(Object owner, Object key) {
        if (owner instanceof JsonObject(var members) && key instanceof JsonString(var name)) {
            return members.get(name);
        }
        if (owner instanceof JsonArray(var items)
                && key instanceof JsonNumber(Long index)
                && index >= 0
                && index < items.size()) {
            return items.get(index.intValue());
        }
        return null;
    }

    private String missing(Object owner, Object key) {
        var name = of.path().isEmpty() ? "the value" : of.path();
        return switch (owner) {
            case JsonObject _ when key instanceof JsonString -> name + " has no member of that name";
            case JsonObject _ -> name + " is an object: a member's name is text, not " + Values.kind(key);
            case JsonArray _ when key instanceof JsonNumber -> name + " has no item of that number";
            case JsonArray _ -> name + " is a list: an item's number is a number, not " + Values.kind(key);
            default -> name + " is " + Values.kind(owner) + " and has no members or items";
        };
    }
}
