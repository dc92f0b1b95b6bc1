package reprise.gateway.ingest;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import reprise.core.PlanId;
import reprise.core.plan.Plan;
import reprise.sdk.Json;
import reprise.sdk.Json.JsonArray;
import reprise.sdk.Json.JsonBoolean;
import reprise.sdk.Json.JsonNull;
import reprise.sdk.Json.JsonNumber;
import reprise.sdk.Json.JsonObject;
import reprise.sdk.Json.JsonString;

/**
 * Whether a workflow can look at the bytes of a call as they came, {@code trigger.raw}: only then are they kept beside the
 * body that was made of them, since that doubles what the journal keeps of a call. It can where one of its texts speaks of
 * a member {@code raw}, or of the whole of the trigger.
 */
final class RawUse {
    private static final int MOST = 10_000;
    private static final Pattern MEMBER = Pattern.compile("\\.\\s*\\??\\s*raw\\b|\\[\\s*\\??\\s*[\"']raw[\"']");

    /** Nothing follows that leads to one of its members: {@code .body}, {@code ["body"]}, but not {@code .entries()}. */
    private static final String AS_A_WHOLE = "\\b(?!([\"']\\s*])?\\s*(\\[|\\.\\s*\\??\\s*\\w+\\b(?!\\s*\\()))";

    private final Cache<PlanId, Boolean> uses =
            Caffeine.newBuilder().maximumSize(MOST).build();

    /** The bytes in Base64, where they can be looked at. */
    Optional<Json> raw(Plan plan, byte[] body) {
        return uses.get(plan.id(), _ -> isUsed(plan))
                ? Optional.of(Json.of(Base64.getEncoder().encodeToString(body)))
                : Optional.empty();
    }

    static boolean isUsed(Plan plan) {
        var names = Stream.concat(
                Stream.of("trigger"),
                plan.triggers().stream().map(node -> Pattern.quote(node.id().value())));
        var whole = Pattern.compile(names.collect(Collectors.joining("|", "\\b(", ")")) + AS_A_WHOLE);
        return plan.nodes().stream().anyMatch(node -> speaks(node.definition().config(), whole));
    }

    private static boolean speaks(Json config, Pattern whole) {
        return switch (config) {
            case JsonString(var text) ->
                MEMBER.matcher(text).find()
                        || text.contains("{{") && whole.matcher(text).find();
            case JsonArray(var items) -> items.stream().anyMatch(item -> speaks(item, whole));
            case JsonObject(var members) -> members.values().stream().anyMatch(member -> speaks(member, whole));
            case JsonNumber _, JsonBoolean _, JsonNull _ -> false;
        };
    }
}
