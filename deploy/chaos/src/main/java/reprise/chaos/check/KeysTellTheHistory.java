package reprise.chaos.check;

import static java.util.stream.Collectors.toSet;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import reprise.chaos.evidence.Evidence;
import reprise.chaos.evidence.JournalRow;
import reprise.chaos.evidence.KeyRow;

/** The keys that are remembered are those of the starts in the journal, each with the execution that it began. */
public final class KeysTellTheHistory implements Checker {

    @Override
    public String promise() {
        return "the keys tell the history";
    }

    @Override
    public List<String> violations(Evidence evidence) {
        var wanted = wanted(evidence);
        var remembered = new HashSet<>(evidence.keys());
        var violations = new ArrayList<String>();
        wanted.stream()
                .filter(key -> !remembered.contains(key))
                .forEach(
                        key -> violations.add("execution " + key.execution() + " does not have the key it began with"));
        remembered.stream()
                .filter(key -> !wanted.contains(key))
                .forEach(key -> violations.add("execution " + key.execution() + " has a key it did not begin with"));
        return violations;
    }

    private static Set<KeyRow> wanted(Evidence evidence) {
        return evidence.rows(JournalRow.STARTED).stream()
                .flatMap(row -> row.key().stream().map(key -> new KeyRow(hash(key), row.execution())))
                .collect(toSet());
    }

    static String hash(String key) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
