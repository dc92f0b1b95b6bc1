package reprise.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import reprise.bench.load.LoadReport;
import reprise.bench.load.Order;
import reprise.bench.load.Worker;
import reprise.bench.product.LagProbe;
import reprise.bench.product.Product;
import reprise.bench.rival.BareHttp;
import reprise.bench.rival.PlainInserts;
import reprise.bench.stage.Children;
import reprise.bench.stage.DatabaseAddress;
import reprise.bench.stage.Folders;
import reprise.postgres.EmbeddedPostgres;
import reprise.postgres.Settings;

/** Everything that takes part in a measurement, put up once; the cases then take turns on it. */
final class Stage implements AutoCloseable {
    static final int BODY_BYTES = 1_024;
    private static final long NO_LIMIT = Long.MAX_VALUE;
    private static final Duration LONGEST_DRAIN = Duration.ofMinutes(5);

    private final Options options;
    private final Path folder = Folders.fresh("bench");
    private final Children children = new Children();
    private final EmbeddedPostgres postgres;
    private final Product product;
    private final Worker generator;
    private final Worker inserts;
    private final int barePort;

    Stage(Options options) throws SQLException {
        this.options = options;
        this.postgres = EmbeddedPostgres.start(Settings.in(folder.resolve("postgres")));
        var database = DatabaseAddress.of(postgres);
        this.product = new Product(children, folder, database, options.serverFlags(), options.starts());
        this.generator = Worker.generator(children);
        var bare = Worker.start(children, BareHttp.class, List.of());
        this.barePort = Integer.parseInt(bare.await());
        this.inserts = Worker.start(
                children, PlainInserts.class, List.of(database.url(), database.user(), database.password(), sample()));
    }

    /** An execution of W1, whose rows case b inserts. */
    private String sample() throws SQLException {
        var one = generator.run(hook(Case.W1, 1, 5, 1));
        try (var executions = product.executions(Case.W1)) {
            executions.since(one.from(), 1, Duration.ofSeconds(20));
            return executions.latest();
        }
    }

    Product product() {
        return product;
    }

    /** Uses a case until it is warm, and lets it come to rest. */
    void warmUp(Case which) throws Exception {
        if (options.warmUp() > 0) {
            measure(which, options.warmUp(), false);
        }
    }

    Measurement measure(Case which) throws Exception {
        return measure(which, options.seconds(), which == Case.W1);
    }

    private Measurement measure(Case which, double seconds, boolean withLag) throws Exception {
        return switch (which) {
            case BARE -> new Measurement(which, generator.run(bare(seconds)), Optional.empty(), Optional.empty());
            case PLAIN -> new Measurement(which, plain(seconds), Optional.empty(), Optional.empty());
            case W1, W2, W3 -> workflow(which, seconds, withLag);
        };
    }

    private Measurement workflow(Case which, double seconds, boolean withLag) throws Exception {
        long requests = which == Case.W3 ? options.requests() : NO_LIMIT;
        var before = cpu();
        if (!withLag) {
            return done(
                    which,
                    generator.run(hook(which, options.connections(), seconds, requests)),
                    Optional.empty(),
                    before);
        }
        try (var probe = new LagProbe(product)) {
            var load = generator.run(hook(which, options.connections(), seconds, requests));
            return done(which, load, Optional.of(probe.end()), before);
        }
    }

    private Duration cpu() {
        return ProcessHandle.of(product.server().pid())
                .flatMap(server -> server.info().totalCpuDuration())
                .orElse(Duration.ZERO);
    }

    private Measurement done(Case which, LoadReport load, Optional<LagProbe.Lag> lag, Duration before)
            throws SQLException {
        try (var executions = product.executions(which)) {
            var done = executions.since(load.from(), load.accepted(), LONGEST_DRAIN);
            return new Measurement(which, load, Optional.of(done), lag, Optional.of(cpu().minus(before)));
        }
    }

    /** Load of W1 at a fixed rate. */
    LoadReport steady(double perSecond, double seconds) {
        return generator.run(new Order(
                port(), product.hook(Case.W1), options.connections(), seconds, NO_LIMIT, perSecond, BODY_BYTES));
    }

    /** How many of the executions begun since then were completed. */
    long completed(Case which, Instant from, long expected) throws SQLException {
        try (var executions = product.executions(which)) {
            return executions.since(from, expected, LONGEST_DRAIN).completed();
        }
    }

    private LoadReport plain(double seconds) {
        return LoadReport.parse(inserts.ask(options.connections() + " " + seconds));
    }

    private Order bare(double seconds) {
        return new Order(barePort, "/", options.connections(), seconds, NO_LIMIT, 0, BODY_BYTES);
    }

    private Order hook(Case which, int connections, double seconds, long requests) {
        return new Order(port(), product.hook(which), connections, seconds, requests, 0, BODY_BYTES);
    }

    private int port() {
        return product.server().base().getPort();
    }

    @Override
    public void close() throws IOException {
        product.close();
        children.close();
        postgres.close();
        Folders.delete(folder);
    }
}
