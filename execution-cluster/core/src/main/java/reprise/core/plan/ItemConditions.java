package reprise.core.plan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import reprise.core.expression.Budget;
import reprise.core.expression.Expression;
import reprise.core.expression.ExpressionFailure;
import reprise.core.expression.ItemRoots;
import reprise.core.expression.RememberedRoots;
import reprise.core.expression.Roots;
import reprise.core.expression.Uses;
import reprise.sdk.Json;
import reprise.sdk.Json.JsonArray;
import reprise.sdk.Json.JsonNull;
import reprise.sdk.Json.JsonObject;

/**
 * An object with a condition that is asked of each item of a list beside it. It becomes the list of the answers.
 *
 * @param object with the condition still as it was written
 * @param field of the object, from the configuration; empty for the whole
 * @param list the member with the items
 * @param condition the member to put the answers into
 * @param cost steps that asking once takes at least: parts that are free where they are evaluated once add up over a list
 */
record ItemConditions(ConfigTemplate object, String field, String list, String condition, Expression question, int cost)
        implements ConfigTemplate {

    @Override
    public Json evaluate(Roots roots, Budget budget) {
        var evaluated = (JsonObject) object.evaluate(roots, budget);
        return evaluated.with(
                condition, answers(items(evaluated.members().get(list)), new RememberedRoots(roots), budget));
    }

    private List<Json> items(Json value) {
        if (value instanceof JsonArray(var items)) {
            return items;
        }
        var cure = value instanceof JsonNull ? ": where it may be missing, write default(…, [])" : "";
        throw new TemplateFailure(way(list), "must be a list, not " + value.kind() + cure);
    }

    private Json answers(List<Json> items, Roots around, Budget budget) {
        var answers = new ArrayList<Json>(items.size());
        for (var item : items) {
            try {
                answers.add(question.evaluate(new ItemRoots(around, item, answers.size()), budget));
            } catch (ExpressionFailure failure) {
                throw new TemplateFailure(
                        way(condition),
                        budget.isOverdrawn()
                                ? tooMuch(items)
                                : "at index " + answers.size() + ": " + failure.getMessage());
            }
            if (!budget.spend(cost)) {
                throw new TemplateFailure(way(condition), tooMuch(items));
            }
        }
        return new JsonArray(Collections.unmodifiableList(answers));
    }

    private static String tooMuch(List<Json> items) {
        return "takes more than " + Budget.STEPS + " steps for the " + items.size()
                + " items together: shorten the list, or ask less of each";
    }

    private String way(String member) {
        return field.isEmpty() ? member : field + "." + member;
    }

    @Override
    public Uses uses() {
        return Uses.all(List.of(object.uses(), question.uses().around()));
    }

    @Override
    public boolean isConstant() {
        return false;
    }
}
