package reprise.gateway.triggers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import reprise.core.NodeId;
import reprise.core.WorkflowId;
import reprise.core.WorkspaceId;

class PendingNotesTest {
    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");

    private final PendingNotes pending = new PendingNotes();

    @Test
    void ofManyAlikeTheLastStandsForTheRest() {
        for (int i = 0; i < 1_000; i++) {
            assertThat(pending.add(note("hook", "SIGNATURE_MISMATCH", NOON.plusMillis(i))))
                    .isTrue();
        }
        pending.add(note("hook", "SIGNATURE_MISSING", NOON));

        var written = pending.take();

        assertThat(written).hasSize(11);
        assertThat(written.stream().mapToLong(TriggerNote::times).sum()).isEqualTo(1_001);
        assertThat(written.get(9).at()).isEqualTo(NOON.plusMillis(999));
        assertThat(pending.take()).isEmpty();
    }

    @Test
    void holdsSoManyKindsAndNoMore() {
        int kinds = 0;
        while (kinds < 100_000 && pending.add(note("hook-" + kinds, "SIGNATURE_MISSING", NOON))) {
            kinds++;
        }
        assertThat(kinds).isEqualTo(2_000);
        assertThat(pending.add(note("hook-7", "SIGNATURE_MISSING", NOON))).isTrue();
        assertThat(pending.take()).hasSize(2_001);
    }

    @Test
    void cutsACauseThatIsTooLongToRead() {
        assertThat(note("hook", "X", NOON).cause()).hasSize(501).endsWith("…");
    }

    private static TriggerNote note(String node, String code, Instant at) {
        return new TriggerNote(
                new WorkspaceId(new UUID(0, 1)),
                new WorkflowId(new UUID(0, 2)),
                new NodeId(node),
                "webhook",
                TriggerOutcome.REFUSED,
                code,
                "why ".repeat(200),
                1,
                Optional.empty(),
                at);
    }
}
