package reprise.bench.product;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import reprise.bench.Case;
import reprise.bench.rival.Echo;
import reprise.bench.stage.Api;
import reprise.bench.stage.Children;
import reprise.bench.stage.DatabaseAddress;
import reprise.bench.stage.ServerProcess;
import reprise.bench.stage.ServerSettings;

/** A server on a database, with the measured workflows live. */
public final class Product implements AutoCloseable {
    static final String PROBE_PATH = "bench/probe";

    private final DatabaseAddress database;
    private final Echo echo = new Echo();
    private final Map<Case, String> workflows = new EnumMap<>(Case.class);
    private final List<Duration> starts = new ArrayList<>();
    private final ServerProcess server;

    /** @param starts how often it is started, to see how long that takes; the first time makes the tables as well */
    public Product(Children children, Path folder, DatabaseAddress database, List<String> flags, int starts) {
        this.database = database;
        var settings = ServerSettings.in(folder, Optional.of(database), flags);
        var started = ServerProcess.start(children, settings);
        started.awaitReady();
        for (int i = 1; i < starts; i++) {
            started.stop();
            started = ServerProcess.start(children, settings);
            this.starts.add(started.awaitReady());
        }
        server = started;
        launch();
    }

    private void launch() {
        try (var api = new Api(server.base())) {
            workflows.put(Case.W1, api.launch(Workflows.oneStep(path(Case.W1))));
            workflows.put(Case.W2, api.launch(Workflows.tenSteps(path(Case.W2))));
            workflows.put(Case.W3, api.launch(Workflows.call(path(Case.W3), echo.url())));
            api.launch(Workflows.oneStep(PROBE_PATH));
        }
    }

    private static String path(Case which) {
        return "bench/" + which.name().toLowerCase();
    }

    /** Where the case's webhook is. */
    public String hook(Case which) {
        return "/hooks/" + path(which);
    }

    public ServerProcess server() {
        return server;
    }

    public DatabaseAddress database() {
        return database;
    }

    public Echo echo() {
        return echo;
    }

    /** How long each start took on tables that were there, until {@code /ready} answered 200. */
    public List<Duration> starts() {
        return List.copyOf(starts);
    }

    public Executions executions(Case which) throws SQLException {
        return new Executions(database.connect(), workflows.get(which));
    }

    @Override
    public void close() {
        server.stop();
        echo.close();
    }
}
