package reprise.language.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Iterator;
import java.util.Map;
import reprise.sdk.Json;

/**
 * A value as the validator reads it, paying for each look into it: a schema that refers to itself may look at a small
 * value more often than anybody can wait.
 */
final class PaidNodes {
    private static final JsonNodeFactory PLAIN = JsonNodeFactory.instance;

    static JsonNode of(Json value) {
        return switch (value) {
            case Json.JsonObject(var members) -> {
                var object = new PaidObject();
                members.forEach((name, member) -> object.set(name, of(member)));
                yield object;
            }
            case Json.JsonArray(var items) -> {
                var list = new PaidArray();
                items.forEach(item -> list.add(of(item)));
                yield list;
            }
            case Json.JsonString(var text) -> PLAIN.textNode(text);
            case Json.JsonNumber(Long number)
            when number >= Integer.MIN_VALUE && number <= Integer.MAX_VALUE -> PLAIN.numberNode(number.intValue());
            case Json.JsonNumber(Long number) -> PLAIN.numberNode(number.longValue());
            case Json.JsonNumber(BigDecimal number)
            when number.scale() == 0 -> PLAIN.numberNode(number.toBigIntegerExact());
            case Json.JsonNumber(var number) -> PLAIN.numberNode((BigDecimal) number);
            case Json.JsonBoolean(var flag) -> PLAIN.booleanNode(flag);
            case Json.JsonNull _ -> PLAIN.nullNode();
        };
    }

    @SuppressWarnings({"serial", "deprecation", "unchecked"}) // nobody writes it
    private static final class PaidObject extends ObjectNode {
        PaidObject() {
            super(PLAIN);
        }

        @Override
        public JsonNode get(String name) {
            Allowance.spend(1);
            return super.get(name);
        }

        @Override
        public int size() {
            Allowance.spend(1);
            return super.size();
        }

        @Override
        public Iterator<String> fieldNames() {
            Allowance.spend(super.size() + 1);
            return super.fieldNames();
        }

        @Override
        public Iterator<Map.Entry<String, JsonNode>> fields() {
            Allowance.spend(super.size() + 1);
            return super.fields();
        }

        @Override
        public Iterator<JsonNode> elements() {
            Allowance.spend(super.size() + 1);
            return super.elements();
        }
    }

    @SuppressWarnings({"serial", "deprecation", "unchecked"}) // nobody writes it
    private static final class PaidArray extends ArrayNode {
        PaidArray() {
            super(PLAIN);
        }

        @Override
        public JsonNode get(int index) {
            Allowance.spend(1);
            return super.get(index);
        }

        @Override
        public int size() {
            Allowance.spend(1);
            return super.size();
        }

        @Override
        public Iterator<JsonNode> elements() {
            Allowance.spend(super.size() + 1);
            return super.elements();
        }
    }

    private PaidNodes() {}
}
