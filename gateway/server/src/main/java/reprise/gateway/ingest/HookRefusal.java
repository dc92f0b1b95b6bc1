package reprise.gateway.ingest;

import reprise.gateway.http.Refusal;

/** Turns a call away: what its caller is told, and what the owner of the webhook is, which may be more. */
final class HookRefusal extends RuntimeException {
    private final transient Refusal told;
    private final String code;

    /**
     * @param code the kind of cause, for the trigger log and metrics
     * @param cause in a sentence, for the owner
     */
    HookRefusal(Refusal told, String code, String cause) {
        super(cause, null, false, false);
        this.told = told;
        this.code = code;
    }

    Refusal told() {
        return told;
    }

    String code() {
        return code;
    }

    String cause() {
        return getMessage();
    }
}
