package reprise.postgres;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a server says from a moment on, to its own log and, before it has opened that, to us. */
record ServerLog(Path first, Path folder, Map<Path, Long> before) {

    private static final int ENOUGH = 64 * 1024;

    static ServerLog from(Installation installation) {
        var before = new HashMap<Path, Long>();
        files(installation.logs())
                .forEach(file -> before.put(file, file.toFile().length()));
        return new ServerLog(installation.folder().resolve("start.log"), installation.logs(), Map.copyOf(before));
    }

    String said() {
        var said = new StringBuilder(tail(first, 0));
        files(folder).forEach(file -> said.append(tail(file, before.getOrDefault(file, 0L))));
        return said.toString();
    }

    String lastLine() {
        var lines = said().lines().toList();
        return lines.isEmpty() ? "" : lines.getLast();
    }

    private static List<Path> files(Path folder) {
        try (var files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException e) {
            return List.of(); // without its words we still know its status
        }
    }

    private static String tail(Path file, long from) {
        try (var channel = FileChannel.open(file)) {
            var start = Math.max(channel.size() < from ? 0 : from, channel.size() - ENOUGH);
            var bytes = ByteBuffer.allocate((int) (channel.size() - start));
            channel.read(bytes, start);
            return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }
}
