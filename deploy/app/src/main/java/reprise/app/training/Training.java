package reprise.app.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import reprise.postgres.Folders;

/**
 * Makes the start cache of an installation: has its server do for a few seconds, on a database of its own, what it will be
 * asked for most, and lets the JVM keep the classes it loaded and what it learned about their methods.
 */
public final class Training {
    private static final String CACHE = "reprise.aot";
    private static final String UNFINISHED = "reprise.aot.new";

    /** What the JVM writes first, and removes once it has made the cache of it. */
    private static final String RECORDED = UNFINISHED + ".config";

    /**
     * @param home the installation: the folder with {@code bin} and {@code lib}
     * @throws TrainingFailed where that did not work
     */
    public static void run(Path home) {
        try {
            var libraries = home.resolve("lib");
            Files.deleteIfExists(libraries.resolve(CACHE)); // one cannot be read while another is made
            clear(libraries);
            var said = train(home, libraries);
            if (!Files.exists(libraries.resolve(UNFINISHED))) {
                throw new TrainingFailed("this Java wrote none: " + said);
            }
            Files.move(libraries.resolve(UNFINISHED), libraries.resolve(CACHE), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failed) {
            throw new TrainingFailed(failed.toString());
        }
    }

    /** The last the server said. */
    private static String train(Path home, Path libraries) throws IOException {
        var ground = Files.createTempDirectory("reprise-training-");
        Files.setPosixFilePermissions(ground, PosixFilePermissions.fromString("rwxr-xr-x")); // PostgreSQL is not root
        var server = new TrainedServer(home, ground, UNFINISHED);
        var leave = Thread.ofPlatform().unstarted(() -> leave(server, ground, libraries));
        Runtime.getRuntime().addShutdownHook(leave); // however this JVM ends, by Ctrl-C too
        new Exercise(server.awaitAddress()).run();
        server.stop();
        return server.lastLine();
    }

    private static void leave(TrainedServer server, Path ground, Path libraries) {
        try {
            server.close();
            Folders.delete(ground);
            clear(libraries);
        } catch (IOException left) {
            System.err.println("reprise: " + ground + " cannot be removed (" + left.getMessage() + "); do so by hand");
        }
    }

    private static void clear(Path libraries) throws IOException {
        Files.deleteIfExists(libraries.resolve(UNFINISHED));
        Files.deleteIfExists(libraries.resolve(RECORDED));
    }

    private Training() {}
}
