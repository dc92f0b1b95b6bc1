package reprise.gateway.accounts;

import org.slf4j.LoggerFactory;

/** Where security events are kept. Called on request threads: whoever writes to a database hands the event on. */
@FunctionalInterface
public interface SecurityTrail {

    void record(SecurityEvent event);

    /** Keeps them in the log. */
    static SecurityTrail toLog() {
        var log = LoggerFactory.getLogger("reprise.security");
        return event -> log.info(
                "{} user={} workspace={} address={} request={} {}",
                event.kind(),
                event.user().map(UserId::toString).orElse("-"),
                event.workspace().map(Object::toString).orElse("-"),
                event.origin().address(),
                event.origin().requestId(),
                oneLine(event.details().toString()));
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\p{Cntrl}", "?");
    }
}
