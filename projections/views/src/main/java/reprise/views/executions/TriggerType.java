package reprise.views.executions;

import reprise.journal.tail.PlainText;

/** The kind of trigger as tables keep it. */
final class TriggerType {
    private static final int LONGEST = 60;

    static String of(String type) {
        return PlainText.of(type, LONGEST);
    }

    private TriggerType() {}
}
