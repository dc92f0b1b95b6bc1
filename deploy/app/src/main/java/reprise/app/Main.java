package reprise.app;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.LoggerFactory;
import reprise.app.membership.Intruded;
import reprise.app.training.Training;
import reprise.app.training.TrainingFailed;
import reprise.database.DatabaseStartException;
import reprise.postgres.EmbeddedPostgresException;

/**
 * {@code reprise server}: starts a node and runs it until it is told to stop. {@code reprise server --train} makes its start
 * faster.
 */
public final class Main {
    private static final int CANNOT_START = 1;
    private static final int USAGE = 2;
    private static final int NOT_TRAINED = 3;

    /** The cluster has put this node out, or it has left because it could not do its part: to be started again. */
    private static final int PUT_OUT = 4;

    public static void main(String[] arguments) {
        switch (Usage.of(arguments).orElse(null)) {
            case SERVER -> server();
            case TRAIN -> train();
            case HELP -> System.out.println(Usage.HELP);
            case VERSION -> System.out.println("Reprise " + Usage.version());
            case null -> {
                System.err.println("reprise: there is no command " + String.join(" ", arguments) + "\n\n" + Usage.HELP);
                System.exit(USAGE);
            }
        }
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

    private static void server() {
        try {
            LogSettings.check(System.getenv());
            serve();
        } catch (BadSetting
                | Intruded
                | DatabaseStartException
                | EmbeddedPostgresException
                | IllegalArgumentException cause) {
            System.err.println("Reprise cannot start: " + cause.getMessage());
            System.exit(CANNOT_START);
        } catch (Throwable bug) {
            LoggerFactory.getLogger(Main.class).error("Reprise cannot start", bug);
            System.exit(CANNOT_START);
        }
    }

    private static void serve() throws InterruptedException {
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
                    node.close();
                    log.info("Reprise has stopped");
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
