package reprise.language.schema;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
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
import reprise.sdk.Json;
import reprise.sdk.JsonText;

/** JSON Schema (draft 2020-12) as authors write it for the bodies their webhooks take. Fetches nothing: no remote references. */
public final class JsonSchemas {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final JsonSchemaFactory FACTORY = JsonSchemaFactory.getInstance(
            VersionFlag.V202012,
            builder -> builder.schemaLoaders(loaders -> loaders.add(location -> JsonSchemas::refuse)));

    /** Patterns come from authors and texts from anybody: an engine that cannot be made to backtrack. */
    private static final SchemaValidatorsConfig CONFIG = SchemaValidatorsConfig.builder()
            .pathType(PathType.LEGACY)
            .regularExpressionFactory(JsonSchemas::linear)
            .build();

    private static final JsonSchema META =
            JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(SchemaLocation.of(SchemaId.V202012));

    private final JsonText text;

    public JsonSchemas(JsonText text) {
        this.text = text;
    }

    /** A schema that values can be held against. Thread-safe. */
    public interface Schema {

        /** Every place where the value does not fit; empty where it does. */
        List<Misfit> check(Json value);
    }

    /** @param path of the value: {@code items[0].sku}; empty for the whole */
    public record Misfit(String path, String issue) {}

    /** @throws IllegalArgumentException where it is no schema, or refers to something outside itself */
    public Schema compile(Json schema) {
        try {
            var wrong = META.validate(node(schema));
            if (!wrong.isEmpty()) {
                throw new IllegalArgumentException(
                        "is no JSON Schema: " + wrong.iterator().next().getMessage());
            }
            var compiled = FACTORY.getSchema(node(schema), CONFIG);
            compiled.initializeValidators();
            return value -> check(compiled, value);
        } catch (JsonSchemaException wrong) {
            throw new IllegalArgumentException("must be a JSON Schema without references to other documents", wrong);
        }
    }

    private List<Misfit> check(JsonSchema schema, Json value) {
        return schema.validate(node(value)).stream().map(JsonSchemas::misfit).toList();
    }

    private static Misfit misfit(ValidationMessage message) {
        var path = message.getInstanceLocation().toString().replaceFirst("^\\$\\.?", "");
        var issue = message.getMessage().replaceFirst("^\\$[^:]*: ", "");
        return new Misfit(path, issue);
    }

    private JsonNode node(Json value) {
        try {
            return MAPPER.readTree(text.write(value));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("what we write is JSON", impossible);
        }
    }

    private static RegularExpression linear(String pattern) {
        try {
            var compiled = Pattern.compile(pattern);
            return text -> compiled.matcher(text).find();
        } catch (PatternSyntaxException wrong) {
            throw new JsonSchemaException("a pattern is none, or needs look-around or back-references");
        }
    }

    private static InputStream refuse() {
        throw new JsonSchemaException("references to other documents are not followed");
    }
}
