package reprise.app.trust;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The JDK's own maker of certificates: Java offers a program for that, and no interface. */
record Keytool(Path store, String password) {
    private static final String VARIABLE = "STORE_PASSWORD";

    /** What it printed. @throws IOException with what it said where it failed */
    String run(String... words) throws IOException {
        return answer("", words);
    }

    /** @param input what it reads */
    String answer(String input, String... words) throws IOException {
        var command = new ArrayList<>(List.of(program(), "-J-XX:+UseSerialGC"));
        command.addAll(List.of(words));
        command.addAll(List.of("-keystore", store.toString(), "-storetype", "PKCS12", "-storepass:env", VARIABLE));
        var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put(VARIABLE, password); // other users see the words of a command
        var process = builder.start();
        try (var in = process.getOutputStream()) {
            in.write(input.getBytes(StandardCharsets.US_ASCII));
        }
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.onExit().join().exitValue() != 0) {
            throw new IOException("keytool " + words[0] + ": " + said.strip());
        }
        return said;
    }

    private static String program() {
        return Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    }
}
