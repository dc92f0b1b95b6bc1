package reprise.language.schema;

import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaException;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaId;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import com.networknt.schema.regex.RegularExpression;
import java.io.InputStream;
import java.util.List;
import reprise.language.regex.LinearPattern;
import reprise.sdk.Json;

/**
 * JSON Schema (draft 2020-12) as authors write it for the bodies their webhooks take. Fetches nothing: no remote
 * references. What it costs is bounded, when it is compiled and each time it is held against a value.
 */
public final class JsonSchemas {

    /** Patterns come from authors and texts from anybody: an engine that cannot be made to backtrack. */
    private static final SchemaValidatorsConfig CONFIG = SchemaValidatorsConfig.builder()
            .pathType(PathType.LEGACY)
            .regularExpressionFactory(JsonSchemas::linear)
            .build();

    private static final JsonSchema META =
            JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(SchemaLocation.of(SchemaId.V202012));

    /** A schema that values can be held against. Thread-safe. */
    public interface Schema {
        /** Every place where the value does not fit; empty where it does. */
        List<Misfit> check(Json value);
    }

    /** @param path of the value: {@code items[0].sku}; empty for the whole */
    public record Misfit(String path, String issue) {}

    /** @throws IllegalArgumentException where it is no schema, is too large, or refers to something outside itself */
    public Schema compile(Json schema) {
        SchemaLimits.check(schema);
        try {
            var compiled = Allowance.within(Allowance.of(schema), () -> compiled(schema));
            if (check(compiled, Json.NULL).contains(TOO_DEEP)) {
                throw new IllegalArgumentException("refers to itself without end");
            }
            return value -> check(compiled, value);
        } catch (JsonSchemaException wrong) {
            throw new IllegalArgumentException("must be a JSON Schema without references to other documents", wrong);
        } catch (Allowance.Overdrawn _) {
            throw new IllegalArgumentException("takes too long to be compiled: make the schema simpler");
        } catch (StackOverflowError _) {
            throw new IllegalArgumentException("refers to itself without end");
        } catch (ArithmeticException | NumberFormatException _) {
            throw new IllegalArgumentException("holds a number that is too large");
        }
    }

    /** Made by a factory of its own: what it remembers by {@code $id} is this author's alone. */
    private static JsonSchema compiled(Json schema) {
        var node = PaidNodes.of(schema);
        var wrong = META.validate(node);
        if (!wrong.isEmpty()) {
            throw new IllegalArgumentException(
                    "is no JSON Schema: " + wrong.iterator().next().getMessage());
        }
        var compiled = factory().getSchema(node, CONFIG);
        compiled.initializeValidators();
        return compiled;
    }

    private static JsonSchemaFactory factory() {
        return JsonSchemaFactory.getInstance(
                VersionFlag.V202012,
                builder -> builder.schemaLoaders(loaders -> loaders.add(location -> JsonSchemas::refuse)));
    }

    private static final Misfit TOO_DEEP = new Misfit("", "cannot be checked: the schema refers to itself without end");
    private static final Misfit TOO_MUCH = new Misfit("", "takes too long to be held against the schema");
    private static final Misfit IMPOSSIBLE = new Misfit("", "cannot be held against the schema: a number is too large");

    private static List<Misfit> check(JsonSchema schema, Json value) {
        var allowance = Allowance.of(value);
        try {
            return Allowance.within(allowance, () -> schema.validate(PaidNodes.of(value)).stream()
                    .map(JsonSchemas::misfit)
                    .toList());
        } catch (StackOverflowError _) {
            return List.of(TOO_DEEP);
        } catch (Allowance.Overdrawn _) {
            return List.of(TOO_MUCH);
        } catch (JsonSchemaException | ArithmeticException | NumberFormatException _) {
            return List.of(allowance.isOverdrawn() ? TOO_MUCH : IMPOSSIBLE);
        }
    }

    private static Misfit misfit(ValidationMessage message) {
        var path = message.getInstanceLocation().toString().replaceFirst("^\\$\\.?", "");
        var issue = message.getMessage().replaceFirst("^\\$[^:]*: ", "");
        return new Misfit(path, issue);
    }

    private static RegularExpression linear(String pattern) {
        try {
            var compiled = LinearPattern.of(pattern);
            return text -> {
                Allowance.spend(compiled.steps(text.length()));
                return compiled.matcher(text).find();
            };
        } catch (LinearPattern.Refused wrong) {
            throw new JsonSchemaException(wrong.getMessage());
        }
    }

    private static InputStream refuse() {
        throw new JsonSchemaException("references to other documents are not followed");
    }
}
