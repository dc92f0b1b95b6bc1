package reprise.chaos.check;

import java.util.List;
import reprise.chaos.evidence.Disturbance;
import reprise.chaos.evidence.Disturbance.Kind;
import reprise.chaos.evidence.Evidence;
import reprise.chaos.evidence.Request;

/** While the database is away nothing new is accepted: there is nowhere it could have been kept. */
public final class NoPromiseWithoutDatabase implements Checker {

    @Override
    public String promise() {
        return "no promise without the database";
    }

    @Override
    public List<String> violations(Evidence evidence) {
        var outages = evidence.disturbances().stream()
                .filter(one -> one.kind() == Kind.DATABASE_KILLED)
                .toList();
        return evidence.requests().stream()
                .filter(request -> request.accepted() && !request.replayed())
                .filter(request -> outages.stream().anyMatch(outage -> within(request, outage)))
                .map(request -> "request " + request.id() + " was accepted while there was no database")
                .toList();
    }

    private static boolean within(Request request, Disturbance outage) {
        return request.sentAt().isAfter(outage.from()) && request.returnedAt().isBefore(outage.until());
    }
}
