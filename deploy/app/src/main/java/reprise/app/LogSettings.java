package reprise.app;

import java.util.List;
import java.util.Map;

/** The settings of the log, which is set up before all others are read and would pass over what it does not know. */
final class LogSettings {
    private static final List<String> LEVELS = List.of("TRACE", "DEBUG", "INFO", "WARN", "ERROR", "OFF");
    private static final List<String> FORMATS = List.of("text", "json");

    /** To be called before anything is logged. @throws BadSetting naming the one that is wrong */
    static void check(Map<String, String> environment) {
        check(environment, "REPRISE_LOG_LEVEL", LEVELS);
        check(environment, "REPRISE_LOG_FORMAT", FORMATS);
    }

    private static void check(Map<String, String> environment, String name, List<String> allowed) {
        var value = environment.get(name);
        if (value != null && !allowed.contains(value)) {
            throw new BadSetting(name + " must be one of " + String.join(", ", allowed) + ", not " + value);
        }
    }

    private LogSettings() {}
}
