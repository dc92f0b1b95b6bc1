package reprise.bench.stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import reprise.app.Main;

/** The options with which the product's own launcher starts it. */
final class JvmOptions {

    /** Those of {@code conf/jvm.options}. */
    static List<String> ofTheProduct() {
        try (var in = Main.class.getResourceAsStream("jvm.options")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.startsWith("-"))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private JvmOptions() {}
}
