package reprise.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import reprise.bench.stage.Api;
import reprise.bench.stage.DatabaseAddress;
import reprise.bench.stage.Patience;
import reprise.chaos.evidence.DatabaseEvidence;
import reprise.chaos.evidence.Disturbance;
import reprise.chaos.evidence.Disturbance.Kind;
import reprise.chaos.evidence.Evidence;
import reprise.chaos.evidence.Request;
import reprise.chaos.evidence.Shown;
import reprise.chaos.fault.DatabaseProxy;
import reprise.chaos.outside.Payloads;
import reprise.chaos.outside.Recorder;
import reprise.chaos.outside.Sender;
import reprise.chaos.outside.Workflows;
import reprise.sdk.Json;
import reprise.sdk.Json.JsonNumber;

/** The product and the world around it, put up for one scenario. */
final class Scene implements AutoCloseable {
    /** How long a fault may keep requests from being accepted before the run is given up. */
    private static final Duration LONGEST_OUTAGE = Duration.ofSeconds(90);

    private static final int SAMPLE = 50;

    private final Size size;
    private final Random random;
    private final Path folder;
    private final Optional<TestedDatabase> database;
    private final Optional<DatabaseProxy> proxy;
    private final Recorder recorder;
    private final Sender sender;
    private final Nodes processes;
    private final List<Disturbance> disturbances = Collections.synchronizedList(new ArrayList<>());

    /** @param database empty where the product brings its own */
    Scene(Scenario scenario, Size size, long seed, Path folder, Optional<TestedDatabase> database) {
        this.size = size;
        this.random = new Random(seed);
        this.folder = folder;
        this.database = database;
        this.proxy = scenario.database() == Scenario.Database.BEHIND_A_PROXY
                ? database.map(known -> new DatabaseProxy(known.address().port(), this::answerLost))
                : Optional.empty();
        var payloads = new Payloads(seed);
        this.recorder = new Recorder(payloads, folder.resolve("arrivals.log"));
        var address = proxy.flatMap(way -> database.map(known -> known.address().through(way.port())))
                .or(() -> database.map(TestedDatabase::address));
        this.processes = Nodes.in(folder, scenario.nodes(), address);
        this.sender = new Sender(processes.ports(), payloads);
    }

    /** Puts everything up and lets the senders begin. */
    void begin() {
        processes.start();
        try (var api = new Api(processes.base())) {
            Workflows.launch(api, recorder.url());
        }
        sender.start(size.connections());
    }

    /** Waits until some more requests have been accepted, a different number each time, and some are under way. */
    void awaitTraffic() {
        long wanted = sender.accepted() + random.nextLong(size.perRound() / 4, size.perRound());
        if (!Patience.until(
                LONGEST_OUTAGE, Duration.ofMillis(1), () -> sender.accepted() >= wanted && sender.inFlight() > 0)) {
            throw new IllegalStateException("only " + sender.accepted() + " requests were accepted where " + wanted
                    + " were awaited: the product does not come back");
        }
    }

    void killServer() {
        int inFlight = sender.inFlight();
        var from = Instant.now();
        processes.at(0).kill();
        processes.restart(0);
        disturbances.add(new Disturbance(Kind.SERVER_KILLED, from, Instant.now(), inFlight));
    }

    /** For one node of several. */
    NodeFaults nodes() {
        return new NodeFaults(processes, sender, address(), disturbances);
    }

    void killDatabase(Duration away) {
        int inFlight = sender.inFlight();
        var way = proxy.orElseThrow();
        way.shut();
        var from = Instant.now();
        database.orElseThrow().kill();
        Patience.until(away, () -> false);
        var until = Instant.now();
        way.open();
        disturbances.add(new Disturbance(Kind.DATABASE_KILLED, from, until, inFlight));
    }

    void loseAnswers(double share) {
        proxy.orElseThrow().loseAnswers(() -> {
            synchronized (random) {
                return random.nextDouble() < share;
            }
        });
    }

    private void answerLost() {
        var now = Instant.now();
        disturbances.add(new Disturbance(Kind.ANSWER_LOST, now, now, sender.inFlight()));
    }

    /** Does nothing more to the product, waits until it has come to rest or should have, and collects the evidence. */
    Evidence settle() throws SQLException {
        proxy.ifPresent(way -> way.loseAnswers(() -> false));
        awaitTraffic();
        sender.finish(LONGEST_OUTAGE);
        try (var connection = address().connect()) {
            Patience.until(size.settle(), Duration.ofMillis(100), () -> atRest(connection));
            return new Evidence(
                    sender.ledger(),
                    recorder.arrivals(),
                    DatabaseEvidence.journal(connection),
                    DatabaseEvidence.list(connection),
                    DatabaseEvidence.keys(connection),
                    shown(),
                    disturbances);
        }
    }

    /** What the API says of some of the accepted executions, spread evenly. */
    private List<Shown> shown() {
        var accepted = sender.ledger().stream()
                .filter(Request::accepted)
                .flatMap(request -> request.execution().stream())
                .distinct()
                .toList();
        try (var api = new Api(processes.base())) {
            return IntStream.range(0, Math.min(SAMPLE, accepted.size()))
                    .mapToObj(i -> accepted.get(i * accepted.size() / SAMPLE % accepted.size()))
                    .map(execution -> shown(api, execution))
                    .toList();
        }
    }

    private static Shown shown(Api api, String execution) {
        try {
            var answer = api.get("/api/v1/executions/" + execution);
            return new Shown(execution, answer.text("status").orElse("none"), whole(answer, "sequenceNr"));
        } catch (IllegalStateException refused) {
            return new Shown(execution, refused.getMessage(), 0);
        }
    }

    private static long whole(Json answer, String name) {
        return answer.get(name).orElse(Json.NULL) instanceof JsonNumber(var number) ? number.longValue() : 0;
    }

    private static boolean atRest(Connection connection) {
        try {
            return DatabaseEvidence.unfinished(connection) == 0 && DatabaseEvidence.unlisted(connection) == 0;
        } catch (SQLException e) {
            throw new IllegalStateException("the journal cannot be read", e);
        }
    }

    private DatabaseAddress address() {
        return database.map(TestedDatabase::address).orElseGet(this::embedded);
    }

    /** The server's own database, as whoever may read its files can find it. */
    private DatabaseAddress embedded() {
        var postgres = processes.data().resolve("postgres");
        try {
            var port = Files.readAllLines(postgres.resolve("data").resolve("postmaster.pid"))
                    .get(3)
                    .strip();
            return new DatabaseAddress(
                    "jdbc:postgresql://127.0.0.1:" + port + "/reprise",
                    "reprise",
                    Files.readString(postgres.resolve("password")).strip());
        } catch (IOException e) {
            throw new UncheckedIOException("the embedded database cannot be found in " + folder, e);
        }
    }

    @Override
    public void close() {
        sender.close();
        processes.close();
        proxy.ifPresent(DatabaseProxy::close);
        recorder.close();
    }
}
