package reprise.gateway.pages;

import akka.util.ByteString;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import reprise.gateway.http.Preferences;

/**
 * The files of the user interface on the class path. Only names of plain letters are looked up, so no path leads out of
 * their folder; what was found stays in memory, and that is bounded by what there is.
 */
final class PageFiles {
    private static final String FOLDER = "reprise/webui/";
    private static final Pattern FILE_PATH =
            Pattern.compile("(?:[A-Za-z0-9_@-][A-Za-z0-9._@-]*/)*[A-Za-z0-9_@-][A-Za-z0-9._@-]*\\.[A-Za-z0-9]+");

    /** Endings of the compressed forms that the build lays beside a file, the better one first. */
    private static final List<Map.Entry<String, String>> COMPRESSED =
            List.of(Map.entry("br", ".br"), Map.entry("gzip", ".gz"));

    private final ClassLoader classes;
    private final Map<String, PageFile> found = new ConcurrentHashMap<>();

    PageFiles(ClassLoader classes) {
        this.classes = classes;
    }

    /** The file at that path below the folder, in the best form that is accepted. */
    Optional<PageFile> find(String path, String acceptEncoding) {
        if (!FILE_PATH.matcher(path).matches() || path.endsWith(".br") || path.endsWith(".gz")) {
            return Optional.empty();
        }
        var wanted = Preferences.of(acceptEncoding);
        return COMPRESSED.stream()
                .filter(form -> wanted.weight(form.getKey()) > 0)
                .flatMap(form -> load(path, form.getValue(), form.getKey()).stream())
                .findFirst()
                .or(() -> load(path, "", PageFile.PLAIN));
    }

    private Optional<PageFile> load(String path, String ending, String encoding) {
        var known = found.get(path + ending);
        return known != null
                ? Optional.of(known)
                : read(path + ending).map(bytes -> {
                    var file = new PageFile(
                            PageFile.typeOf(path), ByteString.fromArrayUnsafe(bytes), encoding, tag(bytes));
                    found.put(path + ending, file);
                    return file;
                });
    }

    private Optional<byte[]> read(String path) {
        try (var stream = classes.getResourceAsStream(FOLDER + path)) {
            return stream == null ? Optional.empty() : Optional.of(stream.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String tag(byte[] bytes) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(bytes);
            return '"' + HexFormat.of().formatHex(hash, 0, 12) + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
