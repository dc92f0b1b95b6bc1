package reprise.gateway.ingest;

import java.time.Clock;
import java.util.Optional;
import java.util.stream.Collectors;
import reprise.catalog.HookBinding;
import reprise.core.ExecutionId;
import reprise.gateway.http.Refusal;
import reprise.gateway.triggers.TriggerLog;
import reprise.gateway.triggers.TriggerNote;
import reprise.gateway.triggers.TriggerOutcome;

/** What the owner of a webhook can read of the calls that started nothing new. */
final class HookNotes {
    private final TriggerLog log;
    private final Clock clock;

    HookNotes(TriggerLog log, Clock clock) {
        this.log = log;
        this.clock = clock;
    }

    void refused(HookBinding hook, HookRefusal refusal) {
        note(hook, TriggerOutcome.REFUSED, refusal.code(), refusal.cause(), Optional.empty());
    }

    void refused(HookBinding hook, Refusal refusal) {
        var places = refusal.details().stream()
                .map(detail -> detail.field() + " " + detail.issue())
                .collect(Collectors.joining("; "));
        var cause = places.isEmpty() ? refusal.message() : refusal.message() + ": " + places;
        note(hook, TriggerOutcome.REFUSED, refusal.code().name(), cause, Optional.empty());
    }

    void repeated(HookBinding hook, ExecutionId first) {
        note(hook, TriggerOutcome.REPEATED, "REPEATED", "the same call has come before", Optional.of(first));
    }

    /** Somebody called its address by a method it does not listen to. */
    void missed(HookBinding hook, String method) {
        note(
                hook,
                TriggerOutcome.MISSED,
                "METHOD_NOT_ALLOWED",
                "it was called by " + method + " and listens to "
                        + String.join(", ", hook.webhook().methods()),
                Optional.empty());
    }

    private void note(
            HookBinding hook, TriggerOutcome outcome, String code, String cause, Optional<ExecutionId> execution) {
        log.note(new TriggerNote(
                hook.workspace(),
                hook.planId().workflow(),
                hook.node(),
                "webhook",
                outcome,
                code,
                cause,
                1,
                execution,
                clock.instant()));
    }
}
