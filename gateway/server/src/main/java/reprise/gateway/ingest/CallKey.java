package reprise.gateway.ingest;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import reprise.core.plan.PlanNode;
import reprise.core.plan.TemplateFailure;
import reprise.gateway.http.Refusal;
import reprise.gateway.http.Refused;
import reprise.gateway.ingest.SignatureCheck.Delivery;
import reprise.gateway.starts.KeyHeader;
import reprise.sdk.Json;
import reprise.sdk.Json.JsonNull;
import reprise.sdk.Json.JsonObject;
import reprise.sdk.Json.JsonString;
import reprise.sdk.JsonText;
import reprise.starts.GivenKey;

/**
 * What makes a call of a webhook repeatable: the author's own expression, else what its signature vouches for, else the
 * {@code Idempotency-Key} header (IETF draft-ietf-httpapi-idempotency-key-header), else {@code webhook-id} (Standard
 * Webhooks). Where a delivery is signed, headers that are not have no say: whoever captured it could write others. Author
 * and signature decide alone; under a header's key another body is a mistake.
 */
final class CallKey {
    /** @throws Refused where a key is given that cannot be one */
    static Optional<GivenKey> of(
            PlanNode hook,
            JsonObject trigger,
            Optional<Delivery> signed,
            Function<String, Optional<String>> header,
            JsonText json) {
        var own = hook.definition().config().get("idempotencyKey").isPresent()
                ? expression(hook, trigger, json)
                : Optional.<String>empty();
        return own.map(GivenKey::alone).or(() -> signed.map(CallKey::of)).or(() -> KeyHeader.read(
                        KeyHeader.IDEMPOTENCY_KEY, header)
                .or(() -> KeyHeader.read("webhook-id", header))
                .map(key -> GivenKey.with(key, body(trigger, json))));
    }

    /** Apart from the keys that anybody may choose: nobody takes it before the delivery comes. */
    private static GivenKey of(Delivery delivery) {
        var key = GivenKey.alone("signed:" + delivery.key());
        return delivery.window().map(key::within).orElse(key);
    }

    /** What a repetition must bring again. As it was read: the same in other spelling or framing is the same. */
    private static byte[] body(JsonObject trigger, JsonText json) {
        return json.writeBytes(trigger.get("body").orElse(Json.NULL));
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

    private CallKey() {}
}
