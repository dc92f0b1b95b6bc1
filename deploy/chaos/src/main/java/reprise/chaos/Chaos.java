package reprise.chaos;

import java.nio.file.Path;
import java.util.Optional;
import reprise.bench.stage.Folders;
import reprise.chaos.evidence.EvidenceFolder;
import reprise.postgres.EmbeddedPostgres;
import reprise.postgres.Settings;

/** The fault tests, long form: {@code make chaos}. Ends with 1 where a promise broke or a run proved nothing. */
public final class Chaos {

    public static void main(String[] words) throws Exception {
        try {
            System.exit(run(Options.parse(words)) ? 0 : 1);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage() + System.lineSeparator() + Options.USAGE);
            System.exit(2);
        }
    }

    private static boolean run(Options options) throws Exception {
        if (options.check().isPresent()) {
            return judge(options, options.check().get());
        }
        System.out.println("Chaos with seed " + options.seed());
        boolean held = true;
        for (var scenario : options.scenarios()) {
            held &= play(scenario, options);
        }
        return held;
    }

    private static boolean judge(Options options, Path folder) {
        var verdict = Run.judge(options.scenarios().getFirst(), options.size(), new EvidenceFolder(folder).read());
        System.out.println(Report.of(verdict));
        return verdict.holds();
    }

    private static boolean play(Scenario scenario, Options options) throws Exception {
        var run = new Run(scenario, options.size(), options.seed());
        try {
            var verdict = scenario.database() == Scenario.Database.EMBEDDED
                    ? run.play(Optional.empty(), options.keepIn())
                    : playOnOurDatabase(run, options.keepIn());
            System.out.println(Report.of(verdict));
            return verdict.holds();
        } catch (IllegalStateException broken) {
            System.out.println(scenario.fault() + ": GIVEN UP: " + broken.getMessage() + "; the server's log is in "
                    + run.kept(options.keepIn()));
            return false;
        }
    }

    /** Each scenario has a fresh database, durable as in production. */
    private static Run.Verdict playOnOurDatabase(Run run, Path keepIn) throws Exception {
        var folder = Folders.fresh("chaos-postgres");
        try (var server = EmbeddedPostgres.start(Settings.in(folder).with("shared_buffers", "256MB"))) {
            return run.play(Optional.of(TestedDatabase.of(server)), keepIn);
        } finally {
            Folders.delete(folder);
        }
    }

    private Chaos() {}
}
