package reprise.chaos.check;

import java.util.List;
import reprise.chaos.evidence.Evidence;

/** One promise. */
public interface Checker {

    /** In the words of whoever relies on it. */
    String promise();

    /** Where the evidence contradicts it: a sentence for each place. */
    List<String> violations(Evidence evidence);
}
