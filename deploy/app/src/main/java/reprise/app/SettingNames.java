package reprise.app;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import reprise.sdk.config.Spelling;

/** Which settings there are, so that a misspelt one is not passed over. */
final class SettingNames {
    /** Read by others than the settings: the launcher, and the log, which is there before them. */
    private static final Set<String> ELSEWHERE =
            Set.of("REPRISE_HEAP", "REPRISE_JAVA_OPTS", "REPRISE_LOG_FILE", "REPRISE_LOG_FORMAT", "REPRISE_LOG_LEVEL");

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
        Stream.of(Settings.ENVIRONMENT, Settings.SECRETS)
                .flatMap(resource -> Variables.of(resource).values().stream())
                .forEach(key -> keys.add("reprise." + key));
        return keys;
    }

    private static Set<String> variables() {
        var names = new TreeSet<>(ELSEWHERE);
        names.addAll(Variables.of(Settings.ENVIRONMENT).keySet());
        Variables.of(Settings.SECRETS)
                .keySet()
                .forEach(secret -> names.addAll(List.of(secret, SecretFiles.name(secret))));
        return names;
    }

    private SettingNames() {}
}
