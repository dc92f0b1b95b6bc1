package reprise.catalog;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import reprise.core.definition.Definition;
import reprise.core.definition.Problem;

/** Settings that are read and that nothing heeds yet: who saves them must not rely on them. */
final class SettingProblems {

    static List<Problem> of(Definition definition) {
        var settings = definition.settings();
        var given = new LinkedHashMap<String, Optional<?>>();
        given.put("concurrency", settings.concurrency());
        given.put("errorWorkflow", settings.errorWorkflow());
        given.put("retention", settings.retention());
        return given.entrySet().stream()
                .filter(setting -> setting.getValue().isPresent())
                .map(setting -> new Problem(
                        "settings." + setting.getKey(), "is not available yet: leave it out", Optional.empty()))
                .toList();
    }

    private SettingProblems() {}
}
