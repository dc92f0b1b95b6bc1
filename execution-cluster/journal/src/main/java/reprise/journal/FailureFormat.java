package reprise.journal;

import reprise.sdk.Failure;
import reprise.sdk.Json;

/** Failures as they stand in events. */
final class FailureFormat {

    static Json write(Failure failure) {
        return new MemberWriter()
                .put("code", failure.code())
                .put("message", failure.message())
                .put("retryable", failure.retryable())
                .put("definite", failure.definite())
                .putUnlessNull("details", failure.details())
                .done();
    }

    static Failure read(Json json) {
        return new Failure(
                json.text("code").orElse("UNKNOWN"),
                json.text("message").orElse(""),
                json.get("retryable").filter(Json.TRUE::equals).isPresent(),
                json.get("definite").filter(Json.TRUE::equals).isPresent(),
                json.get("details").orElse(Json.NULL));
    }

    private FailureFormat() {}
}
