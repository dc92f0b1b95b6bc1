package reprise.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import reprise.bench.stage.Folders;
import reprise.chaos.check.AcceptedMeansKept;
import reprise.chaos.check.Checkers;
import reprise.chaos.check.Exercise;
import reprise.chaos.check.OneKeyOneExecution;
import reprise.chaos.evidence.Evidence;
import reprise.chaos.evidence.EvidenceFolder;

/** One scenario, played and judged. */
public record Run(Scenario scenario, Size size, long seed) {

    /**
     * What came of it.
     *
     * @param broken sentences, by promise
     * @param missing what the run did not meet with, so that it proves nothing
     * @param evidence where it is kept, if it is
     */
    public record Verdict(
            Scenario scenario,
            Exercise exercise,
            long lost,
            long duplicates,
            Map<String, List<String>> broken,
            List<String> missing,
            Optional<Path> evidence) {

        public boolean holds() {
            return broken.isEmpty() && missing.isEmpty();
        }

        Verdict withEvidence(Path folder) {
            return new Verdict(scenario, exercise, lost, duplicates, broken, missing, Optional.of(folder));
        }
    }

    /** @param keepIn where the evidence of a failed run goes */
    public Verdict play(Optional<TestedDatabase> database, Path keepIn) throws Exception {
        var folder = Folders.fresh("chaos");
        boolean keep = true;
        try {
            var evidence = evidence(folder, database);
            var verdict = judge(scenario, size, evidence);
            keep = !verdict.holds();
            if (keep) {
                new EvidenceFolder(folder).write(evidence);
            }
            return verdict.holds() ? verdict : verdict.withEvidence(kept(keepIn));
        } finally {
            if (keep) {
                keep(folder, kept(keepIn));
            }
            Folders.delete(folder);
        }
    }

    /** Where its evidence goes. */
    Path kept(Path keepIn) {
        return keepIn.resolve(scenario.name().toLowerCase().replace('_', '-') + "-" + seed);
    }

    private Evidence evidence(Path folder, Optional<TestedDatabase> database) throws Exception {
        try (var scene = new Scene(scenario, size, seed, folder, database)) {
            scene.begin();
            for (int round = 0; round < size.rounds(); round++) {
                scenario.strike(scene);
            }
            return scene.settle();
        }
    }

    /** Judges evidence, of now or of another day. */
    public static Verdict judge(Scenario scenario, Size size, Evidence evidence) {
        var exercise = Exercise.of(evidence);
        return new Verdict(
                scenario,
                exercise,
                AcceptedMeansKept.lost(evidence),
                OneKeyOneExecution.duplicates(evidence),
                Checkers.broken(evidence),
                scenario.missing(exercise, size),
                Optional.empty());
    }

    private static void keep(Path folder, Path target) throws IOException {
        Files.createDirectories(target);
        try (var files = Files.newDirectoryStream(folder)) {
            for (var file : files) {
                if (Files.isRegularFile(file)) {
                    Files.copy(file, target.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }
}
