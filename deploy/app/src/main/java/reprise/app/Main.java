package reprise.app;

import java.util.concurrent.CountDownLatch;
import org.slf4j.LoggerFactory;
import reprise.database.DatabaseStartException;
import reprise.postgres.EmbeddedPostgresException;

/** {@code reprise server}: starts a node and runs it until it is told to stop. */
public final class Main {
    private static final int CANNOT_START = 1;
    private static final int USAGE = 2;

    public static void main(String[] arguments) {
        var verb = arguments.length == 0 ? "server" : arguments[0];
        if (!verb.equals("server")) {
            System.err.println("reprise: there is no " + verb + ". Usage: reprise server");
            System.exit(USAGE);
        }
        try {
            serve();
        } catch (BadSetting | DatabaseStartException | EmbeddedPostgresException | IllegalArgumentException cause) {
            System.err.println("Reprise cannot start: " + cause.getMessage());
            System.exit(CANNOT_START);
        } catch (Throwable bug) {
            LoggerFactory.getLogger(Main.class).error("Reprise cannot start", bug);
            System.exit(CANNOT_START);
        }
    }

    private static void serve() throws InterruptedException {
        var stopped = new CountDownLatch(1);
        var node = Node.start(Settings.load());
        Runtime.getRuntime()
                .addShutdownHook(Thread.ofPlatform().name("shutdown").unstarted(() -> {
                    node.close();
                    stopped.countDown();
                }));
        node.greet(System.out);
        stopped.await();
    }

    private Main() {}
}
