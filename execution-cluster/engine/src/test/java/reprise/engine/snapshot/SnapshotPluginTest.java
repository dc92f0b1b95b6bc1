package reprise.engine.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import reprise.core.ExecutionId;

class SnapshotPluginTest {

    @Test
    void whoHasJustBegunLooksForNone() {
        long made = Instant.parse("2026-01-01T12:00:00Z").toEpochMilli();
        var timed = new ExecutionId(new UUID(made << 16 | 0x7000, 0x8000000000000000L));
        assertThat(SnapshotPlugin.isYoung(timed, made)).isTrue();
        assertThat(SnapshotPlugin.isYoung(timed, made + Duration.ofMinutes(1).toMillis()))
                .isFalse();
        assertThat(SnapshotPlugin.isYoung(new ExecutionId(new UUID(made << 16 | 0x4000, 0x8000000000000000L)), made))
                .as("an id that tells no time")
                .isFalse();
    }
}
