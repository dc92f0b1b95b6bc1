package reprise.chaos.check;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import reprise.chaos.evidence.Arrival;
import reprise.chaos.evidence.Arrival.Treatment;
import reprise.chaos.evidence.Disturbance;
import reprise.chaos.evidence.Disturbance.Kind;
import reprise.chaos.evidence.Evidence;
import reprise.chaos.evidence.JournalRow;
import reprise.chaos.evidence.KeyRow;
import reprise.chaos.evidence.ListRow;
import reprise.chaos.evidence.Request;
import reprise.chaos.evidence.Shown;

/** A small run in which every promise was kept, for tests to tamper with. */
final class Story {
    static final String CALLER = "00000000-0000-7000-8000-000000000001";
    static final String KEYED = "00000000-0000-7000-8000-000000000002";
    static final String EFFECT = CALLER + "/call/0";

    static Evidence kept() {
        return new Evidence(requests(), arrivals(), journal(), list(), keys(), shown(), disturbances());
    }

    private static List<Request> requests() {
        return List.of(
                request("r1", Optional.empty(), 202, CALLER, false),
                request("r2", Optional.of("k"), 202, KEYED, false),
                request("r3", Optional.of("k"), 0, "", false),
                request("r4", Optional.of("k"), 202, KEYED, true),
                request("r5", Optional.empty(), 401, "", false),
                request("r6", Optional.empty(), 0, "", false));
    }

    static Request request(String id, Optional<String> key, int status, String execution, boolean replayed) {
        return new Request(
                id, 1, key, at(0), at(5), status, Optional.of(execution).filter(text -> !text.isEmpty()), replayed);
    }

    private static List<Arrival> arrivals() {
        return List.of(arrival(1, at(40), Treatment.CUT), arrival(2, at(60), Treatment.ANSWERED));
    }

    static Arrival arrival(long number, Instant at, Treatment treatment) {
        return new Arrival(number, at, "POST", "/call/n1", Optional.of(EFFECT), "hash", true, treatment);
    }

    private static List<JournalRow> journal() {
        return List.of(
                started(CALLER, "r1", Optional.empty()),
                row(CALLER, 2, "node-completed", 10, "hook", Optional.empty()),
                row(CALLER, 3, "node-started", 30, "call", Optional.empty()),
                row(CALLER, 4, "node-completed", 70, "call", Optional.of(2L)),
                ended(CALLER, 5, 80, "completed"),
                started(KEYED, "r2", Optional.of("k")),
                row(KEYED, 2, "node-completed", 10, "hook", Optional.empty()),
                ended(KEYED, 3, 20, "completed"));
    }

    static JournalRow started(String execution, String request, Optional<String> key) {
        return new JournalRow(
                execution,
                1,
                JournalRow.STARTED,
                "a",
                at(10),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(request),
                key,
                Optional.empty());
    }

    static JournalRow row(String execution, long sequenceNr, String name, int at, String node, Optional<Long> arrival) {
        return new JournalRow(
                execution,
                sequenceNr,
                "execution." + name,
                "a",
                at(at),
                Optional.of(node),
                Optional.of(1),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                arrival);
    }

    static JournalRow ended(String execution, long sequenceNr, int at, String status) {
        return new JournalRow(
                execution,
                sequenceNr,
                JournalRow.ENDED,
                "a",
                at(at),
                Optional.empty(),
                Optional.empty(),
                Optional.of(status),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    static JournalRow writtenBy(String writer, JournalRow row) {
        return new JournalRow(
                row.execution(),
                row.sequenceNr(),
                row.name(),
                writer,
                row.at(),
                row.node(),
                row.attempt(),
                row.status(),
                row.requestId(),
                row.key(),
                row.arrival());
    }

    private static List<ListRow> list() {
        return List.of(
                new ListRow(CALLER, "completed", at(10), Optional.of(at(80)), 5),
                new ListRow(KEYED, "completed", at(10), Optional.of(at(20)), 3));
    }

    private static List<KeyRow> keys() {
        return List.of(new KeyRow(KeysTellTheHistory.hash("k"), KEYED));
    }

    private static List<Shown> shown() {
        return List.of(new Shown(CALLER, "completed", 5));
    }

    private static List<Disturbance> disturbances() {
        return List.of(new Disturbance(Kind.SERVER_KILLED, at(45), at(55), 3));
    }

    /** Milliseconds after the run began. */
    static Instant at(int millis) {
        return Instant.parse("2026-03-01T12:00:00Z").plusMillis(millis);
    }

    static Evidence withRequests(UnaryOperator<List<Request>> change) {
        var kept = kept();
        return new Evidence(
                change.apply(kept.requests()),
                kept.arrivals(),
                kept.journal(),
                kept.list(),
                kept.keys(),
                kept.shown(),
                kept.disturbances());
    }

    static Evidence withArrivals(UnaryOperator<List<Arrival>> change) {
        var kept = kept();
        return new Evidence(
                kept.requests(),
                change.apply(kept.arrivals()),
                kept.journal(),
                kept.list(),
                kept.keys(),
                kept.shown(),
                kept.disturbances());
    }

    static Evidence withJournal(UnaryOperator<List<JournalRow>> change) {
        var kept = kept();
        return new Evidence(
                kept.requests(),
                kept.arrivals(),
                change.apply(kept.journal()),
                kept.list(),
                kept.keys(),
                kept.shown(),
                kept.disturbances());
    }

    static Evidence withList(UnaryOperator<List<ListRow>> change) {
        var kept = kept();
        return new Evidence(
                kept.requests(),
                kept.arrivals(),
                kept.journal(),
                change.apply(kept.list()),
                kept.keys(),
                kept.shown(),
                kept.disturbances());
    }

    static Evidence withKeys(UnaryOperator<List<KeyRow>> change) {
        var kept = kept();
        return new Evidence(
                kept.requests(),
                kept.arrivals(),
                kept.journal(),
                kept.list(),
                change.apply(kept.keys()),
                kept.shown(),
                kept.disturbances());
    }

    static Evidence withShown(List<Shown> others) {
        var kept = kept();
        return new Evidence(
                kept.requests(),
                kept.arrivals(),
                kept.journal(),
                kept.list(),
                kept.keys(),
                others,
                kept.disturbances());
    }

    static Evidence withDisturbances(List<Disturbance> others) {
        var kept = kept();
        return new Evidence(
                kept.requests(), kept.arrivals(), kept.journal(), kept.list(), kept.keys(), kept.shown(), others);
    }

    private Story() {}
}
