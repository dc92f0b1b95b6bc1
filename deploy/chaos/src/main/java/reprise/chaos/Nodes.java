package reprise.chaos;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import reprise.bench.stage.Children;
import reprise.bench.stage.DatabaseAddress;
import reprise.bench.stage.ServerProcess;
import reprise.bench.stage.ServerSettings;

/** The product's processes: one, or a cluster of several on one database. */
final class Nodes implements AutoCloseable {
    private static final List<String> FLAGS = List.of("-Xmx768m");

    private final Children children = new Children();
    private final List<ServerSettings> settings;
    private final List<ServerProcess> processes = new ArrayList<>();

    private Nodes(List<ServerSettings> settings) {
        this.settings = settings;
    }

    /** @param database empty where the product, which is one node then, brings its own */
    static Nodes in(Path folder, int nodes, Optional<DatabaseAddress> database) {
        return new Nodes(
                nodes == 1
                        ? List.of(ServerSettings.in(folder, database, FLAGS))
                        : ServerSettings.cluster(nodes, folder, database.orElseThrow(), FLAGS));
    }

    /** Returns when all serve. The first makes the tables, and the cluster. */
    void start() {
        for (var one : settings) {
            processes.add(ServerProcess.start(children, one));
            processes.getLast().awaitReady();
        }
    }

    ServerProcess at(int node) {
        return processes.get(node);
    }

    /** What a supervisor does with one that has ended. Returns when it serves. */
    void restart(int node) {
        processes.set(node, ServerProcess.start(children, settings.get(node)));
        processes.get(node).awaitReady();
    }

    List<Integer> ports() {
        return settings.stream().map(ServerSettings::port).toList();
    }

    URI base() {
        return processes.getFirst().base();
    }

    Path data() {
        return settings.getFirst().data();
    }

    @Override
    public void close() {
        processes.forEach(ServerProcess::stop);
        children.close();
    }
}
