package reprise.core.plan;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import reprise.core.expression.Budget;
import reprise.core.expression.Expression;
import reprise.core.expression.ExpressionFailure;
import reprise.core.expression.Roots;
import reprise.core.expression.Uses;
import reprise.sdk.Json;
import reprise.sdk.Json.JsonArray;
import reprise.sdk.Json.JsonObject;

/** A configuration as a tree whose constant parts are kept as they are, so that only what changes is made anew. */
sealed interface ConfigTemplate extends Template
        permits ConfigTemplate.Constant,
                ConfigTemplate.Dynamic,
                ConfigTemplate.OfObject,
                ConfigTemplate.OfArray,
                ItemConditions {

    record Constant(Json value) implements ConfigTemplate {
        @Override
        public Json evaluate(Roots roots, Budget budget) {
            return value;
        }

        @Override
        public Uses uses() {
            return Uses.NOTHING;
        }

        @Override
        public boolean isConstant() {
            return true;
        }
    }

    /** @param field from the configuration */
    record Dynamic(String field, Expression expression) implements ConfigTemplate {
        @Override
        public Json evaluate(Roots roots, Budget budget) {
            try {
                return expression.evaluate(roots, budget);
            } catch (ExpressionFailure failure) {
                throw new TemplateFailure(field, failure.getMessage());
            }
        }

        @Override
        public Uses uses() {
            return expression.uses();
        }

        @Override
        public boolean isConstant() {
            return false;
        }
    }

    record OfObject(List<String> names, List<ConfigTemplate> parts) implements ConfigTemplate {
        @Override
        public Json evaluate(Roots roots, Budget budget) {
            var members = LinkedHashMap.<String, Json>newLinkedHashMap(names.size());
            for (int i = 0; i < names.size(); i++) {
                members.put(names.get(i), parts.get(i).evaluate(roots, budget));
            }
            return new JsonObject(Collections.unmodifiableMap(members));
        }

        @Override
        public Uses uses() {
            return Uses.all(parts.stream().map(Template::uses).toList());
        }

        @Override
        public boolean isConstant() {
            return false;
        }
    }

    record OfArray(List<ConfigTemplate> parts) implements ConfigTemplate {
        @Override
        public Json evaluate(Roots roots, Budget budget) {
            var items = new Json[parts.size()];
            for (int i = 0; i < items.length; i++) {
                items[i] = parts.get(i).evaluate(roots, budget);
            }
            return new JsonArray(Collections.unmodifiableList(Arrays.asList(items)));
        }

        @Override
        public Uses uses() {
            return Uses.all(parts.stream().map(Template::uses).toList());
        }

        @Override
        public boolean isConstant() {
            return false;
        }
    }
}
