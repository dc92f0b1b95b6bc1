package reprise.postgres;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** A kind of machine, as the archives of PostgreSQL's programs are named. */
record Platform(String system, String processor, boolean hasGlibc) {

    /** @param name the property {@code os.name} @param architecture the property {@code os.arch} */
    static Platform of(String name, String architecture, boolean hasGlibc) {
        var system = name.toLowerCase(Locale.ROOT);
        return new Platform(
                system.startsWith("mac") ? "darwin" : system,
                switch (architecture.toLowerCase(Locale.ROOT)) {
                    case "amd64", "x86_64" -> "x86_64";
                    case "aarch64", "arm64" -> "arm_64";
                    default -> architecture;
                },
                hasGlibc);
    }

    static Platform ofThisMachine() {
        return of(System.getProperty("os.name"), System.getProperty("os.arch"), hasGlibcHere());
    }

    /** Where musl is the system's C library, as in Alpine Linux, programs made for the other one do not start. */
    private static boolean hasGlibcHere() {
        return !Files.exists(Path.of("/etc/alpine-release"));
    }

    /** @throws EmbeddedPostgresException where there is none for this kind of machine */
    InputStream archive() {
        var archive = hasGlibc ? Platform.class.getResourceAsStream("/" + name()) : null;
        if (archive == null) {
            throw new EmbeddedPostgresException("Reprise brings no PostgreSQL for this machine (" + this + "), only for"
                    + " Linux with glibc and macOS, each on x86-64 and arm64, and only for the kind it was built on."
                    + " Use a database server of your own (REPRISE_DB_URL), or build Reprise on this kind of machine.");
        }
        return archive;
    }

    String name() {
        return "postgres-" + system + "-" + processor + ".txz";
    }

    @Override
    public String toString() {
        return system + (hasGlibc ? "" : " with musl") + ", " + processor;
    }
}
