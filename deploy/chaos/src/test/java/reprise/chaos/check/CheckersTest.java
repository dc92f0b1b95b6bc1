package reprise.chaos.check;

import static org.assertj.core.api.Assertions.assertThat;
import static reprise.chaos.check.Story.CALLER;
import static reprise.chaos.check.Story.KEYED;
import static reprise.chaos.check.Story.arrival;
import static reprise.chaos.check.Story.at;
import static reprise.chaos.check.Story.ended;
import static reprise.chaos.check.Story.request;
import static reprise.chaos.check.Story.row;
import static reprise.chaos.check.Story.started;
import static reprise.chaos.check.Story.withArrivals;
import static reprise.chaos.check.Story.withDisturbances;
import static reprise.chaos.check.Story.withJournal;
import static reprise.chaos.check.Story.withKeys;
import static reprise.chaos.check.Story.withList;
import static reprise.chaos.check.Story.withRequests;
import static reprise.chaos.check.Story.withShown;
import static reprise.chaos.check.Story.writtenBy;
import static reprise.chaos.check.Tampering.inserted;
import static reprise.chaos.check.Tampering.replaced;
import static reprise.chaos.check.Tampering.with;
import static reprise.chaos.check.Tampering.without;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import reprise.chaos.evidence.Arrival;
import reprise.chaos.evidence.Arrival.Treatment;
import reprise.chaos.evidence.Disturbance;
import reprise.chaos.evidence.Disturbance.Kind;
import reprise.chaos.evidence.Evidence;
import reprise.chaos.evidence.KeyRow;
import reprise.chaos.evidence.ListRow;
import reprise.chaos.evidence.Shown;

/** Checkers that cannot fail prove nothing: each is shown evidence that was tampered with. */
class CheckersTest {

    @Test
    void findNothingWhereAllPromisesWereKept() {
        assertThat(Checkers.broken(Story.kept())).isEmpty();
    }

    @Test
    void noticeThatAnAcceptedStartIsLost() {
        var evidence = withJournal(rows -> rows.subList(0, 5));
        assertBroken(evidence, "accepted means kept", "request r2 was accepted, but its execution " + KEYED);
        assertThat(AcceptedMeansKept.lost(evidence)).isEqualTo(2);
    }

    @Test
    void noticeAnAnswerThatNamesSomebodyElsesExecution() {
        assertBroken(
                withRequests(with(request("r7", Optional.empty(), 202, CALLER, false))),
                "accepted means kept",
                "which another request began");
    }

    @Test
    void noticeAnAcceptanceThatNamesNothing() {
        assertBroken(
                withRequests(with(request("r7", Optional.empty(), 200, "", false))),
                "accepted means kept",
                "without naming its execution");
    }

    @Test
    void noticeThatOneKeyIsAnsweredWithTwoExecutions() {
        assertBroken(
                withRequests(with(request("r7", Optional.of("k"), 202, CALLER, true))),
                "one key, one execution",
                "key k was answered with execution " + KEYED);
    }

    @Test
    void noticeAKeyThatSaysSomethingElseThanTheHistory() {
        assertBroken(withKeys(without(0)), "the keys tell the history", KEYED + " does not have the key it began with");
        assertBroken(
                withKeys(with(new KeyRow(KeysTellTheHistory.hash("other"), CALLER))),
                "the keys tell the history",
                CALLER + " has a key it did not begin with");
    }

    @Test
    void noticeThatOneKeyBeganTwoExecutions() {
        var evidence =
                withJournal(with(started("another", "r3", Optional.of("k")), ended("another", 2, 20, "completed")));
        assertBroken(evidence, "one key, one execution", "key k began execution");
        assertThat(OneKeyOneExecution.duplicates(evidence)).isEqualTo(1);
    }

    @Test
    void noticeAnExecutionOfARefusedRequest() {
        assertBroken(
                withJournal(with(started("another", "r5", Optional.empty()))),
                "nothing runs that nobody asked for",
                "was refused with 401");
    }

    @Test
    void noticeAnExecutionOfNobody() {
        assertBroken(
                withJournal(with(started("another", "r99", Optional.empty()))),
                "nothing runs that nobody asked for",
                "was begun by no request of ours");
    }

    @Test
    void noticeThatOneRequestBeganTwoExecutions() {
        assertBroken(
                withJournal(with(started("another", "r1", Optional.empty()))),
                "nothing runs that nobody asked for",
                "began more than one execution");
    }

    @Test
    void allowThatARequestInDoubtWasKept() {
        var evidence = withJournal(with(started("another", "r6", Optional.empty()), ended("another", 2, 20, "failed")));
        assertThat(new NothingUnasked().violations(evidence)).isEmpty();
    }

    @Test
    void noticeAnExecutionThatNeverEnds() {
        assertBroken(withJournal(without(4)), "nothing is stuck", "execution " + CALLER + " has not ended");
    }

    @Test
    void noticeAGapInAHistory() {
        assertBroken(withJournal(without(2)), "one history", "has event 4 where 3 should be");
    }

    @Test
    void noticeASequenceNumberThatIsThereTwice() {
        assertBroken(
                withJournal(inserted(3, row(CALLER, 3, "node-started", 30, "call", Optional.empty()))),
                "one history",
                "has event 3 where 4 should be");
    }

    @Test
    void noticeWhatHappensAfterTheEnd() {
        assertBroken(
                withJournal(inserted(5, row(CALLER, 6, "node-skipped", 90, "note", Optional.empty()))),
                "one history",
                "goes on after its end, with execution.node-skipped");
    }

    @Test
    void noticeABeginningInTheMiddle() {
        assertBroken(
                withJournal(replaced(1, _ -> started(CALLER, "r6", Optional.empty()))),
                "one history",
                "has execution.started at 1");
    }

    @Test
    void noticeThatAnOldOwnerTakesAnExecutionBack() {
        assertBroken(
                withJournal(replaced(2, row -> writtenBy("b", row))), "one history", "was taken back by writer a at 4");
    }

    @Test
    void allowAnOwnerToGetBackWhatTheNodeHadThatWasKilled() {
        var back = withJournal(replaced(2, row -> writtenBy("b", row)));
        var killed = List.of(new Disturbance(Kind.NODE_KILLED, at(0), at(5_000), 1));
        var excused = new Evidence(
                back.requests(), back.arrivals(), back.journal(), back.list(), back.keys(), back.shown(), killed);
        assertThat(new OneHistory().violations(back)).isNotEmpty();
        assertThat(new OneHistory().violations(excused)).isEmpty();
    }

    @Test
    void noticeANodeThatCompletesTwice() {
        assertBroken(
                withJournal(inserted(4, row(CALLER, 5, "node-completed", 75, "call", Optional.of(2L)))),
                "a node completes once",
                "node call of execution " + CALLER + " completed again at 5");
    }

    @Test
    void noticeACallThatWasNotAnnounced() {
        assertBroken(
                withArrivals(replaced(0, _ -> arrival(1, at(20), Treatment.CUT))),
                "effects are honest",
                "came before any attempt was recorded");
    }

    @Test
    void noticeACallWithoutAKey() {
        assertBroken(
                withArrivals(with(new Arrival(
                        3, at(60), "POST", "/call/n1", Optional.empty(), "hash", true, Treatment.ANSWERED))),
                "effects are honest",
                "came without a key");
    }

    @Test
    void noticeThatARepetitionSaysSomethingElse() {
        assertBroken(
                withArrivals(replaced(
                        1,
                        one -> new Arrival(
                                2, one.at(), "POST", "/call/n1", one.key(), "other hash", true, Treatment.ANSWERED))),
                "effects are honest",
                "calls 1 and 2 under key " + Story.EFFECT + " differ");
    }

    @Test
    void noticeAChangedPayload() {
        assertBroken(
                withArrivals(replaced(
                        1,
                        one -> new Arrival(
                                2, one.at(), "POST", "/call/n1", one.key(), "hash", false, Treatment.ANSWERED))),
                "effects are honest",
                "did not bring the payload");
    }

    @Test
    void noticeARepetitionWithoutAReason() {
        var answered = withArrivals(replaced(0, _ -> arrival(1, at(40), Treatment.ANSWERED)));
        assertThat(new HonestEffects().violations(answered)).isEmpty(); // the server was killed in between
        var undisturbed = new Evidence(
                answered.requests(),
                answered.arrivals(),
                answered.journal(),
                answered.list(),
                answered.keys(),
                answered.shown(),
                List.of());
        assertBroken(undisturbed, "effects are honest", "nothing had happened in between");
    }

    @Test
    void noticeARecordedAnswerThatNobodyGave() {
        assertBroken(
                withArrivals(replaced(1, _ -> arrival(2, at(60), Treatment.UNAVAILABLE))),
                "effects are honest",
                "records the answer 2, which was not given to it");
    }

    @Test
    void noticeACallLongAfterItsCompletionWasRecorded() {
        assertBroken(
                withArrivals(with(arrival(3, at(6_000), Treatment.ANSWERED))),
                "done is done",
                "call 3 came 5930 ms after");
    }

    @Test
    void allowACallThatWasOnItsWayInAProcessThatWasFrozen() {
        var late = withArrivals(with(arrival(3, at(6_000), Treatment.ANSWERED)));
        var frozen = List.of(new Disturbance(Kind.NODE_FROZEN, at(45), at(5_000), 1));
        var excused = new Evidence(
                late.requests(), late.arrivals(), late.journal(), late.list(), late.keys(), late.shown(), frozen);
        assertThat(new NoEffectAfterItsRecord().violations(late)).isNotEmpty();
        assertThat(new NoEffectAfterItsRecord().violations(excused)).isEmpty();
    }

    @Test
    void noticeARowOfTheListThatIsMissing() {
        assertBroken(
                withList(without(0)), "the list equals the history", "execution " + CALLER + " is not in the list");
    }

    @Test
    void noticeARowOfTheListThatIsWrong() {
        assertBroken(
                withList(replaced(0, _ -> new ListRow(CALLER, "running", at(10), Optional.empty(), 4))),
                "the list equals the history",
                "where the history says");
    }

    @Test
    void noticeARowOfTheListThatHasNoHistory() {
        assertBroken(
                withList(with(new ListRow("another", "running", at(10), Optional.empty(), 1))),
                "the list equals the history",
                "which has no history");
    }

    @Test
    void noticeAnApiThatTellsSomethingElse() {
        assertBroken(
                withShown(List.of(new Shown(KEYED, "running", 2))),
                "the API tells the history",
                "where the history says completed at 3");
        assertBroken(
                withShown(List.of(new Shown("nowhere", "completed", 3))),
                "the API tells the history",
                "where the history says running at 0");
    }

    @Test
    void noticeAPromiseMadeWithoutADatabase() {
        assertBroken(
                withDisturbances(List.of(
                        new Disturbance(Kind.SERVER_KILLED, at(45), at(55), 1),
                        new Disturbance(Kind.DATABASE_KILLED, at(-1), at(6), 1))),
                "no promise without the database",
                "request r1 was accepted while there was no database");
    }

    @Test
    void noticeThatSomebodyWasNeverAnswered() {
        assertBroken(
                withRequests(with(request("r7", Optional.of("other"), 503, "", false))),
                "whoever asks again is answered",
                "key other never got a definite answer");
    }

    private static void assertBroken(Evidence evidence, String promise, String sentence) {
        assertThat(Checkers.broken(evidence)).containsKey(promise);
        assertThat(Checkers.broken(evidence).get(promise))
                .anySatisfy(said -> assertThat(said).contains(sentence));
    }
}
