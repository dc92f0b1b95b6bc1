package reprise.core.definition;

import java.util.List;
import java.util.Map;
import reprise.sdk.Json;

/**
 * A workflow as its author wrote it, in canonical form. That it could be read does not mean that it can run: the
 * {@link reprise.core.plan.PlanCompiler} tells.
 *
 * @param params by name, in the order written
 * @param metadata custom keys and values, kept and searchable
 */
public record Definition(
        String name,
        String description,
        List<String> tags,
        Map<String, Param> params,
        List<NodeDefinition> nodes,
        List<EdgeDefinition> edges,
        Settings settings,
        Map<String, Json> metadata) {

    /** The same with other nodes. */
    public Definition with(List<NodeDefinition> others) {
        return new Definition(name, description, tags, params, others, edges, settings, metadata);
    }
}
