package reprise.language.expression;

import java.util.List;
import java.util.Optional;
import reprise.core.expression.ExpressionFailure;
import reprise.sdk.Json;
import reprise.sdk.Json.JsonArray;
import reprise.sdk.Json.JsonObject;

/** Members and items of something, one after the other: {@code trigger.body.items[0].sku}. */
final class PathCode implements Code {

    /** Where a path begins. */
    sealed interface Start {
        record Root(String name) implements Start {}

        record Node(String id) implements Start {}

        record Local(String name, int slot) implements Start {}

        record Computed(Code code) implements Start {}
    }

    /** A member's name, or an item's number. */
    record Step(String name, int index, int offset) {
        static Step member(String name, int offset) {
            return new Step(name, -1, offset);
        }

        static Step item(int index, int offset) {
            return new Step(null, index, offset);
        }
    }

    private final Start start;
    private final int offset;
    private final Step[] steps;
    private final Optional<String> kind;

    PathCode(Start start, int offset, List<Step> steps) {
        this(start, offset, steps.toArray(Step[]::new), Optional.empty());
    }

    private PathCode(Start start, int offset, Step[] steps, Optional<String> kind) {
        this.start = start;
        this.offset = offset;
        this.steps = steps;
        this.kind = kind;
    }

    /** The same path, which is known to lead to that kind of value. */
    PathCode of(Optional<String> kind) {
        return new PathCode(start, offset, steps, kind);
    }

    @Override
    public Optional<String> kind() {
        return kind;
    }

    /** The same path, one step further. */
    PathCode then(Step step) {
        var longer = new java.util.ArrayList<>(List.of(steps));
        longer.add(step);
        return new PathCode(start, offset, longer);
    }

    Start start() {
        return start;
    }

    int length() {
        return steps.length;
    }

    @Override
    public Object value(Frame frame) {
        Object value = begin(frame);
        if (value == null) {
            throw new ExpressionFailure(nothingToBeginWith(), offset);
        }
        for (int i = 0; i < steps.length; i++) {
            var next = follow(value, steps[i]);
            if (next == null) {
                throw new ExpressionFailure(missing(value, i), steps[i].offset);
            }
            value = next;
        }
        return value;
    }

    @Override
    public Object find(Frame frame) {
        Object value = start instanceof Start.Computed computed ? computed.code.find(frame) : begin(frame);
        for (int i = 0; i < steps.length && value != null; i++) {
            value = follow(value, steps[i]);
        }
        return value;
    }

    private Object begin(Frame frame) {
        return switch (start) {
            case Start.Root root -> frame.roots.root(root.name).orElse(null);
            case Start.Node node -> frame.roots.node(node.id).orElse(null);
            case Start.Local local -> frame.locals[local.slot];
            case Start.Computed computed -> computed.code.value(frame);
        };
    }

    private static Json follow(Object value, Step step) {
        if (step.name != null) {
            return value instanceof JsonObject object ? object.members().get(step.name) : null;
        }
        return value instanceof JsonArray(var items) && step.index < items.size() ? items.get(step.index) : null;
    }

    private String nothingToBeginWith() {
        return switch (start) {
            case Start.Node node -> "node " + node.id + " has no output: it was skipped or has not run";
            case Start.Root root -> root.name + " is not available here";
            case Start.Local _, Start.Computed _ -> "there is no value here";
        };
    }

    private String missing(Object value, int at) {
        var step = steps[at];
        var owner = described(at);
        if (step.name == null) {
            return value instanceof JsonArray
                    ? owner + " has no item " + step.index
                    : owner + " is " + Values.kind(value) + " and has no items";
        }
        if (value instanceof JsonObject) {
            return owner + " has no member " + step.name;
        }
        return owner + " is " + Values.kind(value) + " and has no member " + step.name
                + (step.name.equals("length") ? "; write size(…)" : "");
    }

    @Override
    public String path() {
        return start instanceof Start.Computed computed && computed.code.path().isEmpty()
                ? ""
                : described(steps.length);
    }

    private String described(int length) {
        var text = new StringBuilder(
                switch (start) {
                    case Start.Root root -> root.name;
                    case Start.Node node -> node.id;
                    case Start.Local local -> local.name;
                    case Start.Computed computed -> computed.code.path().isEmpty() ? "the value" : computed.code.path();
                });
        for (int i = 0; i < length; i++) {
            if (steps[i].name != null) {
                text.append('.').append(steps[i].name);
            } else {
                text.append('[').append(steps[i].index).append(']');
            }
        }
        return text.toString();
    }
}
