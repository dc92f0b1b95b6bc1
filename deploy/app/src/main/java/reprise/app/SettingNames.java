package reprise.app;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import reprise.core.definition.Spelling;

/** Which settings there are, so that a misspelt one is not passed over. */
final class SettingNames {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{\\?(REPRISE_[A-Z_]+)}");

    /** Read by others than the settings: the launcher, and the log, which is there before them. */
    private static final Set<String> ELSEWHERE = Set.of("REPRISE_JAVA_OPTS", "REPRISE_LOG_FORMAT", "REPRISE_LOG_LEVEL");

    /** @throws BadSetting naming each key of the file that is none, with what it may be meant to be */
    static void checkFile(Config file) {
        var known = keys();
        var unknown = file.entrySet().stream()
                .map(entry -> entry.getKey())
                .filter(key -> !known.contains(key))
                .sorted()
                .map(key -> key + Spelling.hint(key, known))
                .toList();
        if (!unknown.isEmpty()) {
            throw new BadSetting("conf/reprise.conf: there is no setting " + String.join(", nor ", unknown));
        }
    }

    /** A sentence for each variable that looks like one of ours and is none. Others make some, so they stop nobody. */
    static List<String> strangers(Collection<String> variables) {
        var known = variables();
        return variables.stream()
                .filter(name -> name.startsWith("REPRISE_") && !known.contains(name))
                .sorted()
                .map(name -> name + " is no setting of this release and changes nothing" + Spelling.hint(name, known))
                .toList();
    }

    private static Set<String> keys() {
        var keys = ConfigFactory.parseResources("reprise-defaults.conf").resolve().entrySet().stream()
                .map(entry -> entry.getKey())
                .collect(Collectors.toCollection(TreeSet::new));
        environment()
                .lines()
                .map(String::strip)
                .filter(line -> line.contains("="))
                .forEach(line -> keys.add(
                        "reprise." + line.substring(0, line.indexOf('=')).strip()));
        return keys;
    }

    private static Set<String> variables() {
        var names = VARIABLE.matcher(environment())
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        names.addAll(ELSEWHERE);
        return names;
    }

    private static String environment() {
        try (var in = SettingNames.class.getResourceAsStream("/reprise-environment.conf")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private SettingNames() {}
}
