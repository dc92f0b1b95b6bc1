package reprise.gateway.system;

import java.util.List;
import java.util.concurrent.CompletionStage;

/** Makes read models again from the journal, while everything runs. */
public interface ViewRebuilds {

    /** The views there are. */
    List<String> names();

    /** Begins at once. Completes when it is over: with false where another rebuild was under way and this one was not begun. */
    CompletionStage<Boolean> rebuild(String view);
}
