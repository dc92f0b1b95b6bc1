package reprise.bench.stage;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How a server is started: on ports of its own, on loopback.
 *
 * @param data its data folder
 * @param log where it says what it does
 * @param database empty for the embedded one
 * @param flags of its JVM
 * @param seedNodes of its cluster; empty: it is one by itself
 */
public record ServerSettings(
        Path data,
        Path log,
        int port,
        int clusterPort,
        Optional<DatabaseAddress> database,
        List<String> flags,
        List<String> seedNodes) {

    public static final String EMAIL = "admin@example.com";
    public static final String PASSWORD = "a-harness-needs-no-secret-42";

    public static ServerSettings in(Path folder, Optional<DatabaseAddress> database, List<String> moreFlags) {
        var flags = new ArrayList<>(JvmOptions.ofTheProduct());
        flags.addAll(moreFlags);
        return new ServerSettings(
                folder.resolve("data"),
                folder.resolve("server.log"),
                Ports.free(),
                Ports.free(),
                database,
                List.copyOf(flags),
                List.of());
    }

    /** Several that are one cluster. Each has a folder of its own in {@code folder}, and its log there. */
    public static List<ServerSettings> cluster(
            int nodes, Path folder, DatabaseAddress database, List<String> moreFlags) {
        var alone = IntStream.rangeClosed(1, nodes)
                .mapToObj(node -> in(folder.resolve("node-" + node), Optional.of(database), moreFlags))
                .toList();
        var seeds = alone.stream().map(node -> "127.0.0.1:" + node.clusterPort).toList();
        return IntStream.range(0, nodes)
                .mapToObj(node -> alone.get(node).seededBy(seeds, folder.resolve("server-" + (node + 1) + ".log")))
                .toList();
    }

    private ServerSettings seededBy(List<String> seeds, Path itsLog) {
        return new ServerSettings(data, itsLog, port, clusterPort, database, flags, seeds);
    }

    Map<String, String> environment() {
        var variables = new LinkedHashMap<String, String>();
        variables.put("REPRISE_HTTP_HOST", "127.0.0.1");
        variables.put("REPRISE_HTTP_PORT", Integer.toString(port));
        variables.put("REPRISE_DATA_DIR", data.toString());
        variables.put("REPRISE_ADMIN_EMAIL", EMAIL);
        variables.put("REPRISE_ADMIN_PASSWORD", PASSWORD);
        variables.put("REPRISE_EGRESS_ALLOW", "127.0.0.1/32");
        variables.put("REPRISE_CLUSTER_HOST", "127.0.0.1");
        variables.put("REPRISE_CLUSTER_PORT", Integer.toString(clusterPort));
        if (!seedNodes.isEmpty()) {
            variables.put("REPRISE_SEED_NODES", String.join(",", seedNodes));
        }
        database.ifPresent(address -> {
            variables.put("REPRISE_DB_URL", address.url());
            variables.put("REPRISE_DB_USER", address.user());
            variables.put("REPRISE_DB_PASSWORD", address.password());
            variables.put("REPRISE_MASTER_KEY", "00112233445566778899aabbccddeeff102132435465768798a9babbdcddfeff");
            variables.put("REPRISE_JWT_SECRET", "0f1e2d3c4b5a69788796a5b4c3d2e1f0102030405060708090a0b0c0d0e0f011");
        });
        return variables;
    }
}
