package reprise.chaos.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reprise.chaos.evidence.Arrival.Treatment;
import reprise.chaos.evidence.Disturbance.Kind;

class EvidenceFolderTest {

    private static final Instant AT = Instant.parse("2026-03-01T12:00:00.123456789Z");

    @Test
    void givesBackWhatItWasGiven(@TempDir Path folder) {
        var evidence = new Evidence(
                List.of(
                        new Request("r1", 7, Optional.of("k"), AT, AT, 202, Optional.of("e"), true),
                        new Request("r2", 8, Optional.empty(), AT, AT, 0, Optional.empty(), false)),
                List.of(new Arrival(1, AT, "POST", "/call/n7", Optional.of("k"), "hash", true, Treatment.CUT)),
                List.of(new JournalRow(
                        "e",
                        1,
                        "execution.node-completed",
                        "writer",
                        AT,
                        Optional.of("call"),
                        Optional.of(2),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(3L))),
                List.of(new ListRow("e", "completed", AT, Optional.empty(), 1)),
                List.of(new KeyRow("0a", "e")),
                List.of(new Shown("e", "completed", 1)),
                List.of(new Disturbance(Kind.SERVER_KILLED, AT, AT, 4)));
        var kept = new EvidenceFolder(folder);
        kept.write(evidence);
        assertThat(kept.read()).isEqualTo(evidence);
    }
}
