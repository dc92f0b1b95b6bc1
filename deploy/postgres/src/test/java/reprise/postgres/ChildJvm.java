package reprise.postgres;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A Reprise of its own, as far as the database goes: it starts one in a folder, says how that went and waits. */
record ChildJvm(Process process, String said) implements AutoCloseable {

    static ChildJvm on(Path folder) throws IOException {
        return start(List.of(), System.getProperty("java.class.path"), folder);
    }

    static ChildJvm start(List<String> prefix, String classPath, Path folder) throws IOException {
        var words = new ArrayList<>(prefix);
        words.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-cp",
                classPath,
                Main.class.getName(),
                folder.toString()));
        var process = new ProcessBuilder(words)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .directory(new File("/"))
                .start();
        var said =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)).readLine();
        return new ChildJvm(process, said == null ? "nothing" : said);
    }

    /** Its database server. */
    DatabaseProcess server() {
        return new DatabaseProcess(ProcessHandle.of(Long.parseLong(said)).orElseThrow());
    }

    /** Kills it so that it can tell nobody, and what watches over its server too: the server stays behind. */
    void killLeavingTheServer() throws InterruptedException {
        var server = server().handle();
        process.children().filter(child -> !child.equals(server)).forEach(ProcessHandle::destroyForcibly);
        kill();
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Lets it end in good order, if it still can. */
    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            throw Interrupted.now(e);
        }
    }

    static final class Main {
        public static void main(String[] arguments) throws IOException {
            try {
                var postgres = EmbeddedPostgres.start(Settings.in(Path.of(arguments[0])));
                Rows.write(postgres, "of the child");
                System.out.println(postgres.pid());
                System.in.read();
                postgres.close();
            } catch (EmbeddedPostgresException | java.sql.SQLException e) {
                System.out.println(e.getMessage());
            }
        }
    }
}
