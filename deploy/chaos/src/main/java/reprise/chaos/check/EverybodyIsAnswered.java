package reprise.chaos.check;

import java.util.LinkedHashSet;
import java.util.List;
import reprise.chaos.evidence.Evidence;

/** Whoever keeps asking under a key is told yes or no in the end. */
public final class EverybodyIsAnswered implements Checker {

    @Override
    public String promise() {
        return "whoever asks again is answered";
    }

    @Override
    public List<String> violations(Evidence evidence) {
        var open = new LinkedHashSet<String>();
        evidence.requests().forEach(request -> request.key().ifPresent(open::add));
        evidence.requests().stream().filter(request -> !request.indeterminate()).forEach(request -> request.key()
                .ifPresent(open::remove));
        return open.stream()
                .map(key -> "key " + key + " never got a definite answer")
                .toList();
    }
}
