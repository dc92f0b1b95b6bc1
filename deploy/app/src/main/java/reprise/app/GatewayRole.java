package reprise.app;

import static akka.http.javadsl.server.Directives.concat;
import static akka.http.javadsl.server.Directives.pathPrefix;
import static akka.http.javadsl.server.PathMatchers.separateOnSlashes;

import akka.cluster.MemberStatus;
import akka.cluster.typed.Cluster;
import akka.http.javadsl.server.Route;
import akka.stream.Materializer;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import reprise.catalog.Inspection;
import reprise.catalog.LiveHookBindings;
import reprise.catalog.Masks;
import reprise.catalog.Releases;
import reprise.catalog.WorkflowReferences;
import reprise.catalog.Workflows;
import reprise.gateway.accounts.AccountSettings;
import reprise.gateway.accounts.Accounts;
import reprise.gateway.accounts.Area;
import reprise.gateway.accounts.FirstAdministrator;
import reprise.gateway.accounts.SecurityTrail;
import reprise.gateway.executions.ExecuteRequests;
import reprise.gateway.executions.ExecuteRoute;
import reprise.gateway.executions.ExecutionPages;
import reprise.gateway.executions.ExecutionReader;
import reprise.gateway.executions.ExecutionRoutes;
import reprise.gateway.executions.HistoryPages;
import reprise.gateway.executions.VerbRoutes;
import reprise.gateway.health.DatabaseHealth;
import reprise.gateway.health.HealthCheck;
import reprise.gateway.health.HealthRoutes;
import reprise.gateway.health.Inspectors;
import reprise.gateway.health.Metrics;
import reprise.gateway.http.Blocking;
import reprise.gateway.http.FastPath;
import reprise.gateway.http.Http;
import reprise.gateway.http.HttpServer;
import reprise.gateway.http.HttpSettings;
import reprise.gateway.http.RouteTemplates;
import reprise.gateway.ingest.HookDoor;
import reprise.gateway.ingest.HookLimits;
import reprise.gateway.ingest.OwnAnswers;
import reprise.gateway.live.EventStream;
import reprise.gateway.openapi.OpenApiRoutes;
import reprise.gateway.pages.PageRoutes;
import reprise.gateway.system.SystemRoutes;
import reprise.gateway.system.ViewRoutes;
import reprise.gateway.triggers.TriggerLog;
import reprise.gateway.triggers.TriggerPages;
import reprise.gateway.triggers.TriggerRoutes;
import reprise.gateway.workflows.FunctionRoutes;
import reprise.gateway.workflows.NodeTypeRoutes;
import reprise.gateway.workflows.WorkflowActions;
import reprise.gateway.workflows.WorkflowRoutes;
import reprise.starts.Starts;

/** Serves HTTP on this node. */
final class GatewayRole implements AutoCloseable {
    /** Requests that wait for the database: as many at once as its connections can use, and a line before them. */
    private static final int AT_ONCE = 64;

    private static final int IN_LINE = 1024;
    private static final Duration DRAIN = Duration.ofSeconds(5);

    private final HttpServer server;
    private final Optional<HttpServer> operations;
    private final LiveHookBindings hooks;
    private final TriggerLog triggerLog;
    private final Rebuilds rebuilds;
    private final Metrics metrics;
    private final Optional<FirstAdministrator.Made> madeAdministrator;
    private volatile boolean takesWork = true;

    private GatewayRole(Node.Shared shared, Starts starts) {
        var settings = shared.settings();
        var listening = listening(settings.http());
        var http = new Http(Parts.json(), new Blocking(AT_ONCE, IN_LINE, Duration.ofSeconds(10)), listening);
        this.hooks = LiveHookBindings.open(shared.database(), shared.plans());
        var accounts = Accounts.open(
                shared.database(),
                accountSettings(shared),
                settings.http().publicUrl(),
                http,
                hooks::refresh,
                SecurityTrail.toLog(),
                shared.clock());
        this.madeAdministrator = accounts.ensureAdministrator(settings.adminEmail(), settings.adminPassword());
        this.rebuilds = new Rebuilds(shared, ProjectionRole.parts(shared), ProjectionRole.settings(shared));
        this.metrics = Metrics.of(shared.database(), shared.registry());

        this.triggerLog = TriggerLog.open(shared.database(), shared.registry(), shared.clock());
        var door = new HookDoor(new HookDoor.Parts(
                hooks,
                starts,
                new OwnAnswers(shared.feed(), shared.histories(), shared.states(), Parts.json(), shared.blocking()),
                new HookLimits(settings.http().maxHookBody(), listening.bodyPatience()),
                triggerLog,
                http,
                Parts.json(),
                shared.clock(),
                Materializer.matFromSystem(shared.system())));
        var routes = concat(
                pathPrefix(separateOnSlashes("api/v1"), () -> api(shared, http, accounts, starts)),
                health(
                        shared,
                        http,
                        settings.operations().open()
                                ? Inspectors.everybody()
                                : Inspectors.administrators(accounts.auth(Area.OPERATIONS))),
                new OpenApiRoutes(http).routes(),
                new PageRoutes(http, GatewayRole.class.getClassLoader()).routes());
        this.server = bound(shared, listening, http, door, routes, "REPRISE_HTTP");
        this.operations = settings.operations()
                .port()
                .map(port -> bound(
                        shared,
                        HttpSettings.at(settings.http().host(), port),
                        http,
                        FastPath.NONE,
                        health(shared, http, Inspectors.everybody()),
                        "REPRISE_OPS"));
    }

    static GatewayRole start(Node.Shared shared, Starts starts) {
        return new GatewayRole(shared, starts);
    }

    private Route api(Node.Shared shared, Http http, Accounts accounts, Starts starts) {
        var inspection = new Inspection(Parts.nodeTypes(), List.of(new WorkflowReferences(shared.database())));
        var workflows = new Workflows(shared.database(), inspection, shared.clock());
        var releases = new Releases(shared.database(), workflows, inspection, hooks::refresh, shared.clock());
        var desk = new WorkflowActions(
                shared.database(),
                workflows,
                releases,
                inspection,
                new Masks(Parts.nodeTypes()),
                hooksUrl(shared.settings().http()));
        var ofWorkflows = accounts.auth(Area.WORKFLOWS);
        var ofExecutions = accounts.auth(Area.EXECUTIONS);
        var reader = new ExecutionReader(shared.histories(), shared.states(), shared.plans());
        return concat(
                accounts.routes(),
                new ViewRoutes(http, accounts.auth(Area.SYSTEM), rebuilds).routes(),
                new SystemRoutes(http, accounts.auth(Area.SYSTEM)).routes(),
                new WorkflowRoutes(http, ofWorkflows, desk).routes(),
                new NodeTypeRoutes(http, ofWorkflows, Parts.nodeTypes(), Parts.json()).routes(),
                new FunctionRoutes(http, ofWorkflows, Parts.json()).routes(),
                new ExecuteRoute(
                                http,
                                ofExecutions,
                                new ExecuteRequests(workflows, shared.plans(), Parts.json()),
                                starts,
                                shared.feed(),
                                reader)
                        .routes(),
                new TriggerRoutes(http, ofExecutions, new TriggerPages(shared.database(), shared.plans())).routes(),
                new ExecutionRoutes(new ExecutionRoutes.Parts(
                                http,
                                ofExecutions,
                                new ExecutionPages(shared.database(), shared.plans()),
                                reader,
                                new HistoryPages(shared.histories(), shared.database()),
                                new EventStream(shared.feed(), Parts.json())))
                        .routes(),
                new VerbRoutes(http, ofExecutions, reader, shared.executions(), Parts.json()).routes());
    }

    private static Optional<URI> hooksUrl(Settings.Http http) {
        return http.hooksUrl().or(http::publicUrl);
    }

    /** Every route that there is, as the reference writes them. */
    static List<String> routes() {
        return Stream.of(
                        Accounts.templates(),
                        WorkflowRoutes.templates(),
                        ExecutionRoutes.templates(),
                        TriggerRoutes.templates(),
                        VerbRoutes.templates(),
                        ViewRoutes.templates(),
                        SystemRoutes.templates(),
                        OpenApiRoutes.templates(),
                        HealthRoutes.templates(),
                        PageRoutes.templates(),
                        List.of("/hooks/**"))
                .flatMap(List::stream)
                .toList();
    }

    private static RouteTemplates templates() {
        return RouteTemplates.of(routes());
    }

    private static AccountSettings accountSettings(Node.Shared shared) {
        var access = shared.settings().access();
        return AccountSettings.with(shared.keys().jwtSecret(), shared.settings().openRegistration())
                .withBasicAuth(access.basicAuth())
                .withAccessToken(access.tokenLifetime())
                .withCallsPerSecond(access.callsPerSecond());
    }

    private Route health(Node.Shared shared, Http http, Inspectors inspectors) {
        var checks = List.<HealthCheck>of(new DatabaseHealth(shared.database()));
        return new HealthRoutes(http, checks, () -> takesWork && isMember(shared), shared.registry(), inspectors)
                .routes();
    }

    /** Till then an execution would have nowhere to run, or could run in two places. */
    private static boolean isMember(Node.Shared shared) {
        return Cluster.get(shared.system()).selfMember().status() == MemberStatus.up();
    }

    private static HttpServer bound(
            Node.Shared shared, HttpSettings listening, Http http, FastPath fastPath, Route routes, String setting) {
        try {
            return HttpServer.bind(shared.system(), listening, http, fastPath, routes, templates(), shared.registry())
                    .toCompletableFuture()
                    .join();
        } catch (CompletionException refused) {
            throw Ports.refused(listening.host(), listening.port(), setting, refused.getCause());
        }
    }

    private static HttpSettings listening(Settings.Http http) {
        return HttpSettings.at(http.host(), http.port())
                .with(new HttpSettings.Surroundings(
                        http.allowedOrigins(),
                        http.trustedProxies(),
                        http.publicUrl(),
                        http.hooksUrl(),
                        http.overTls()));
    }

    /** Where it is reached, and how to get in the first time. */
    void greet(PrintStream out) {
        var address = server.address();
        out.println("Reprise is at http://" + reachable(address) + ":" + address.getPort());
        madeAdministrator.ifPresent(made -> out.println(
                "Sign in as " + made.email() + " with the password " + made.password() + " (shown only now)"));
    }

    /** A host to type into a browser on this machine, where it listens on all of its addresses. */
    private static String reachable(InetSocketAddress address) {
        return address.getAddress().isAnyLocalAddress() ? "127.0.0.1" : address.getHostString();
    }

    /** Where it can be called, for operations too. */
    Set<Integer> ports() {
        return Stream.concat(Stream.of(server), operations.stream())
                .map(door -> door.address().getPort())
                .collect(Collectors.toSet());
    }

    InetSocketAddress address() {
        return server.address();
    }

    /** Takes no more requests, lets those in flight finish. */
    @Override
    public void close() {
        takesWork = false;
        stop(server);
        operations.ifPresent(GatewayRole::stop);
        rebuilds.close();
        hooks.close();
        triggerLog.close();
        metrics.close();
    }

    private static void stop(HttpServer server) {
        server.stop(DRAIN)
                .toCompletableFuture()
                .completeOnTimeout(null, DRAIN.toSeconds() + 2, TimeUnit.SECONDS)
                .join();
    }
}
