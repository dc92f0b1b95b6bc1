package reprise.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The settings of the log, which is set up before all others are read and would pass over what it does not know. */
final class LogSettings {
    private static final List<String> LEVELS = List.of("TRACE", "DEBUG", "INFO", "WARN", "ERROR", "OFF");
    private static final List<String> FORMATS = List.of("text", "json");
    private static final String FILE = "REPRISE_LOG_FILE";

    /**
     * To be called before anything is logged. Where the log goes to a file, the console shows no more than warnings.
     *
     * @return the file that the log goes to; empty for the console
     * @throws BadSetting naming the one that is wrong
     */
    static Optional<Path> apply(Map<String, String> environment) {
        check(environment, "REPRISE_LOG_LEVEL", LEVELS);
        check(environment, "REPRISE_LOG_FORMAT", FORMATS);
        var file = Optional.ofNullable(environment.get(FILE))
                .filter(name -> !name.isBlank())
                .map(name -> Path.of(name).toAbsolutePath().normalize());
        file.ifPresent(LogSettings::logTo);
        return file;
    }

    /** Tells logback.xml, which reads system properties before the environment. */
    private static void logTo(Path file) {
        try {
            Files.createDirectories(file.getParent());
            Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)
                    .close();
        } catch (IOException unwritable) {
            throw new BadSetting(FILE + ": the log cannot be written to " + file + " (" + unwritable.getMessage()
                    + "). Name a file that this user may write, or leave it out.");
        }
        System.setProperty(FILE, file.toString());
        System.setProperty("REPRISE_LOG_TO", "file");
        System.setProperty("REPRISE_CONSOLE_LEVEL", "WARN");
    }

    private static void check(Map<String, String> environment, String name, List<String> allowed) {
        var value = environment.get(name);
        if (value != null && !allowed.contains(value)) {
            throw new BadSetting(name + " must be one of " + String.join(", ", allowed) + ", not " + value);
        }
    }

    private LogSettings() {}
}
