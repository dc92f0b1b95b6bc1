package reprise.journal;

import java.time.Instant;
import java.util.List;
import reprise.core.ExecutionId;
import reprise.core.execution.Execution;
import reprise.core.execution.Execution.Active;
import reprise.core.execution.Execution.None;
import reprise.core.execution.Execution.Over;
import reprise.core.execution.ExecutionEvent;
import reprise.core.execution.ExecutionEvent.Responded;
import reprise.core.execution.ExecutionEvent.SignalReceived;
import reprise.core.execution.ExecutionEvent.Started;
import reprise.language.json.StrictJson;
import reprise.sdk.Json;
import reprise.sdk.Json.JsonObject;
import reprise.sdk.JsonText;

/**
 * What a history adds up to, as it stands in a snapshot: JSON, large values by reference. There is one form at a time:
 * states of another one are not read but worked out anew from the events.
 */
public final class StateCodec {
    /** To be raised with every change of the form, and where the same events now add up to something else. */
    public static final String FORM = "execution@1";

    private final StrictJson text;

    /** @param text must read whatever it may be asked to write, as that of events */
    public StateCodec(StrictJson text) {
        this.text = text;
    }

    public byte[] encode(Execution execution) {
        var out = new MemberWriter();
        switch (execution) {
            case None _ -> throw new IllegalArgumentException("what has not begun has no state");
            case Active active -> write(active, out);
            case Over over -> {
                var end = new MemberWriter().put("at", over.at().toString());
                OutcomeFormat.write(over.outcome(), end);
                write(over.last(), out.put("ended", end.done()));
            }
        }
        return text.writeBytes(out.done());
    }

    /** @throws UnreadableEvent where it is damaged or of another form */
    public Execution decode(byte[] state) {
        try {
            if (!(text.parse(state) instanceof JsonObject json)) {
                throw new UnreadableEvent("a state that is not a JSON object");
            }
            var id = ExecutionId.parse(json.text("id").orElseThrow());
            var in = new MemberReader("a state", id, json, false);
            var active = read(in);
            return in.maybeWithin("ended")
                    .<Execution>map(end -> new Over(active, OutcomeFormat.read(end), end.at()))
                    .orElse(active);
        } catch (UnreadableEvent unreadable) {
            throw unreadable;
        } catch (JsonText.MalformedJson | RuntimeException damaged) {
            throw new UnreadableEvent("a state that is damaged", damaged);
        }
    }

    private static void write(Active active, MemberWriter out) {
        out.put("id", active.start().id().toString())
                .put("sequenceNr", active.sequenceNr())
                .put("bytesBeside", active.bytesBeside())
                .put("start", event(active.start()))
                .put("deadline", active.deadline().map(Instant::toString))
                .members("steps", ScopeFormat.write(active.root()))
                .items(
                        "signals",
                        active.signals().stream().map(StateCodec::event).toList())
                .items("debts", active.debts().stream().map(DebtFormat::write).toList());
        active.answer().ifPresent(answer -> out.put("answer", event(answer)));
        active.ending().ifPresent(outcome -> {
            var ending = new MemberWriter();
            OutcomeFormat.write(outcome, ending);
            out.put("ending", ending.done());
        });
        if (active.paused()) {
            out.put("paused", true);
        }
    }

    private static Active read(MemberReader in) {
        return new Active(
                event(in.within(in.any("start")), EventNames.STARTED, Started.class),
                in.maybe("deadline").map(Times::parse),
                ScopeFormat.read(in, in.members("steps")),
                in.maybeWithin("answer").map(answer -> event(answer, EventNames.RESPONDED, Responded.class)),
                in.maybeWithin("ending").map(OutcomeFormat::read),
                in.flag("paused"),
                all(in, "signals").stream()
                        .map(signal -> event(signal, EventNames.SIGNAL_RECEIVED, SignalReceived.class))
                        .toList(),
                all(in, "debts").stream().map(DebtFormat::read).toList(),
                in.number("bytesBeside"),
                in.number("sequenceNr"));
    }

    private static List<MemberReader> all(MemberReader in, String name) {
        return in.items(name).stream().map(in::within).toList();
    }

    /** Of the events, a state keeps some as they were. */
    private static Json event(ExecutionEvent event) {
        return EventFormat.of(event).write(event).done();
    }

    private static <E extends ExecutionEvent> E event(MemberReader in, String name, Class<E> type) {
        return type.cast(EventFormat.of(name).reader().apply(in));
    }
}
