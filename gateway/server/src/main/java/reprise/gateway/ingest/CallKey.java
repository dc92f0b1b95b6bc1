package reprise.gateway.ingest;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import reprise.core.NodeId;
import reprise.core.execution.StartKey;
import reprise.core.plan.PlanNode;
import reprise.core.plan.TemplateFailure;
import reprise.gateway.http.Refusal;
import reprise.gateway.http.Refused;
import reprise.gateway.ingest.SignatureCheck.Delivery;
import reprise.sdk.Json;
import reprise.sdk.Json.JsonNull;
import reprise.sdk.Json.JsonObject;
import reprise.sdk.Json.JsonString;
import reprise.sdk.JsonText;
import reprise.starts.Sha256;

/**
 * What makes a call of a webhook repeatable: the author's own expression, else what its signature vouches for, else the
 * {@code Idempotency-Key} header (IETF draft-ietf-httpapi-idempotency-key-header), else {@code webhook-id} (Standard
 * Webhooks). Where a delivery is signed, headers that are not have no say: whoever captured it could write others.
 */
final class CallKey {
    private static final Pattern SANE = Pattern.compile("[\\x20-\\x7e]{1,255}");

    /** @throws Refused where a key is given that cannot be one */
    static Optional<StartKey> of(
            PlanNode hook,
            JsonObject trigger,
            Optional<Delivery> signed,
            Function<String, Optional<String>> header,
            byte[] body,
            JsonText json) {
        var own = hook.definition().config().get("idempotencyKey").isPresent()
                ? expression(hook, trigger, json)
                : Optional.<String>empty();
        if (own.isEmpty() && signed.isPresent()) {
            return signed.map(delivery -> new StartKey(hook.id() + ":signed:" + delivery.key(), ""));
        }
        return own.or(() -> header(header, "idempotency-key"))
                .or(() -> header(header, "webhook-id"))
                .map(key -> new StartKey(hook.id() + ":" + key, fingerprint(hook.id(), trigger, body)));
    }

    private static Optional<String> header(Function<String, Optional<String>> header, String name) {
        var key = header.apply(name);
        if (key.isPresent() && !SANE.matcher(key.get()).matches()) {
            throw new Refused(Refusal.invalid(name, "must be 1 to 255 printable ASCII characters"));
        }
        return key;
    }

    private static Optional<String> expression(PlanNode hook, JsonObject trigger, JsonText json) {
        try {
            return switch (hook.config()
                    .evaluate(new TriggerRoots(trigger))
                    .get("idempotencyKey")
                    .orElse(Json.NULL)) {
                case JsonNull _ -> Optional.empty();
                case JsonString text -> Optional.of(text.value()).filter(key -> !key.isEmpty());
                case Json other -> Optional.of(json.write(other));
            };
        } catch (TemplateFailure failure) {
            throw new Refused(Refusal.unprocessable(
                    "The workflow finds no idempotency key in this call: " + failure.getMessage(), List.of()));
        }
    }

    /** Tells a repetition from another call under the same key: by method, address and the bytes of the body. */
    private static String fingerprint(NodeId hook, JsonObject trigger, byte[] body) {
        return Sha256.empty()
                .with(hook.value())
                .with(trigger.text("method").orElse(""))
                .with(trigger.text("path").orElse(""))
                .with(body)
                .hex();
    }

    private CallKey() {}
}
