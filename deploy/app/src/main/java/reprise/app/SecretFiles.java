package reprise.app;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Secrets that the environment does not hold but names the files of, as containers get them. */
final class SecretFiles {

    /** The variable that names the file of the secret that the other variable would hold. */
    static String name(String variable) {
        return variable + "_FILE";
    }

    /** @throws BadSetting where a file cannot be read or holds nothing, or the secret is given in both ways */
    static Config read(Map<String, String> environment) {
        var found = new HashMap<String, Object>();
        Variables.of(Settings.SECRETS).forEach((variable, key) -> {
            var file = environment.getOrDefault(name(variable), "");
            if (!file.isBlank()) {
                if (!environment.getOrDefault(variable, "").isBlank()) {
                    throw new BadSetting(variable + " and " + name(variable) + " are both set: leave one of them out");
                }
                found.put("reprise." + key, content(name(variable), Path.of(file)));
            }
        });
        return ConfigFactory.parseMap(found);
    }

    /** All but the line end that editors and {@code echo} leave there. */
    private static String content(String variable, Path file) {
        try {
            var text = Files.readString(file).replaceFirst("\\R\\z", "");
            if (text.isBlank()) {
                throw new BadSetting(variable + ": the file " + file + " is empty; it should hold the secret");
            }
            PrivateFiles.remarkReaders(file);
            return text;
        } catch (IOException unreadable) {
            throw new BadSetting(variable + ": the file " + file + " cannot be read (" + unreadable.getMessage()
                    + "). Correct the name, or let the user that runs Reprise read it");
        }
    }

    private SecretFiles() {}
}
