package reprise.views.executions;

import java.util.Optional;
import java.util.regex.Pattern;
import reprise.journal.tail.PlainText;
import reprise.sdk.Json;

/** Reads the kind of trigger off an execution's input. */
final class TriggerType {
    private static final int LONGEST = 60;
    private static final Pattern BEGINNING = Pattern.compile("\\{\"type\":\"([^\"\\\\]{1,60})\"");

    /** Of a large input the journal shows a tail only how its text begins; the type is its first member. */
    static String of(Json input) {
        return input.text("type")
                .or(() -> input.text("preview").flatMap(TriggerType::atBeginning))
                .map(type -> PlainText.of(type, LONGEST))
                .orElse("unknown");
    }

    private static Optional<String> atBeginning(String text) {
        var beginning = BEGINNING.matcher(text);
        return beginning.lookingAt() ? Optional.of(beginning.group(1)) : Optional.empty();
    }

    private TriggerType() {}
}
