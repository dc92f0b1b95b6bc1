package reprise.app;

import java.io.Console;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.LoggerFactory;
import reprise.app.Usage.Request;
import reprise.app.membership.Intruded;
import reprise.app.training.Training;
import reprise.app.training.TrainingFailed;
import reprise.app.trust.KeyMaker;
import reprise.database.DatabaseStartException;
import reprise.postgres.EmbeddedPostgresException;

/**
 * {@code bin/reprise}: {@code server} starts a node and runs it until it is told to stop; the other commands look after the
 * installation and end.
 */
public final class Main {
    private static final int CANNOT_START = 1;
    private static final int USAGE = 2;
    private static final int NOT_TRAINED = 3;

    /** The cluster has put this node out, or it has left because it could not do its part: to be started again. */
    private static final int PUT_OUT = 4;

    public static void main(String[] arguments) {
        switch (Usage.of(arguments)) {
            case Request.Serve _ -> orSayWhy("Reprise cannot start", Main::serve);
            case Request.Train _ -> train();
            case Request.ResetPassword it ->
                orSayWhy(
                        "The password is as it was",
                        () -> LostPassword.reset(Settings.load(), it.email(), terminal(), System.out));
            case Request.MakeClusterKeys(var folder) ->
                orSayWhy("There are no new keys", () -> System.out.println(KeyMaker.make(Path.of(folder))));
            case Request.Help _ -> System.out.println(Usage.HELP);
            case Request.Version _ -> System.out.println("Reprise " + Usage.version());
            case Request.Unknown(var words) -> {
                System.err.println("reprise: there is no command " + words + "\n\n" + Usage.HELP);
                System.exit(USAGE);
            }
        }
    }

    private static Optional<Console> terminal() {
        return Optional.ofNullable(System.console()).filter(Console::isTerminal);
    }

    private static void train() {
        try {
            Training.run(Path.of(System.getProperty("reprise.home", ".")));
            System.exit(0);
        } catch (TrainingFailed without) {
            System.err.println(
                    "reprise: no start cache was made, so the server takes longer to start: " + without.getMessage());
            System.exit(NOT_TRAINED);
        }
    }

    private interface Work {
        void run() throws InterruptedException;
    }

    /** What the one who started it can mend is told in a line; anything else is a bug and shown whole. */
    private static void orSayWhy(String what, Work work) {
        try {
            work.run();
        } catch (BadSetting
                | Intruded
                | DatabaseStartException
                | EmbeddedPostgresException
                | IllegalArgumentException cause) {
            System.err.println(what + ": " + cause.getMessage());
            System.exit(CANNOT_START);
        } catch (Throwable bug) {
            LoggerFactory.getLogger(Main.class).error(what, bug);
            System.exit(CANNOT_START);
        }
    }

    private static void serve() throws InterruptedException {
        var logFile = LogSettings.apply(System.getenv());
        logFile.ifPresent(
                file -> System.out.println("Starting Reprise " + Usage.version() + " (full log: " + file + ")"));
        var stopped = new CountDownLatch(1);
        var stopping = new AtomicBoolean();
        var log = LoggerFactory.getLogger(Main.class);
        log.info("Reprise {} starts", Usage.version());
        SettingNames.strangers(System.getenv().keySet()).forEach(log::warn);
        var node = Node.start(Settings.load());
        Runtime.getRuntime()
                .addShutdownHook(Thread.ofPlatform().name("shutdown").unstarted(() -> {
                    stopping.set(true);
                    log.info("Reprise stops: what is under way is finished or kept for the next start");
                    logFile.ifPresent(_ -> System.out.println("Stopping: what is under way is kept"));
                    node.close();
                    log.info("Reprise has stopped");
                    logFile.ifPresent(_ -> System.out.println("Stopped; the data stay"));
                    stopped.countDown();
                }));
        node.ended().thenRun(() -> {
            if (stopping.compareAndSet(false, true)) {
                log.error(
                        "this node is no longer part of its cluster and ends (exit code {}); others go on with its"
                                + " executions. Start it again.",
                        PUT_OUT);
                Thread.ofPlatform().name("put-out").start(() -> System.exit(PUT_OUT));
            }
        });
        node.greet(System.out);
        stopped.await();
    }

    private Main() {}
}
