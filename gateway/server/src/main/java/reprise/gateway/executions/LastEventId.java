package reprise.gateway.executions;

import reprise.gateway.http.Outside;
import reprise.gateway.http.Refusal;
import reprise.gateway.http.Refused;

/** The {@code Last-Event-ID} of a reader that reconnects (HTML, Server-sent events): the last number it was given. */
final class LastEventId {

    /** @throws Refused where it is none of our numbers */
    static long read(String text) {
        try {
            return Outside.count(text.strip());
        } catch (IllegalArgumentException notOurs) {
            throw new Refused(Refusal.invalid("Last-Event-ID", "must be the id of an event of this stream"));
        }
    }

    private LastEventId() {}
}
