package reprise.catalog;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/** Tells the time as the database keeps it, so that what is answered at once is what is read later. */
final class Times {

    static Instant now(InstantSource clock) {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private Times() {}
}
