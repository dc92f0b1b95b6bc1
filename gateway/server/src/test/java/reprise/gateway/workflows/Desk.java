package reprise.gateway.workflows;

import static akka.http.javadsl.server.Directives.concat;
import static akka.http.javadsl.server.Directives.pathPrefix;

import akka.http.javadsl.server.Route;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Optional;
import reprise.catalog.Inspection;
import reprise.catalog.LiveHookBindings;
import reprise.catalog.Masks;
import reprise.catalog.Releases;
import reprise.catalog.StoredPlans;
import reprise.catalog.WorkflowReferences;
import reprise.catalog.Workflows;
import reprise.gateway.accounts.Area;
import reprise.gateway.testing.Client;
import reprise.gateway.testing.KnownTypes;
import reprise.gateway.testing.Received;
import reprise.gateway.testing.TestGateway;
import reprise.language.Language;

/** A gateway with accounts and workflows, and the words tests speak to it. */
final class Desk implements AutoCloseable {

    static final String PATH = "/api/v1/workflows";

    /** A workflow with a webhook, a condition and something to do. */
    static final String ORDERS = """
            name: Order intake
            tags: [orders]
            params: { threshold: { type: number, default: 100 } }
            nodes:
              - { id: hook, type: webhook, config: { method: POST, path: order-intake } }
              - { id: large, type: condition, config: { condition: "{{ trigger.body.total }} > {{ params.threshold }}" } }
              - { id: done, type: set, config: { values: { sku: "{{ trigger.body.sku }}" } }, position: { x: 10, y: 20 } }
            edges:
              - { from: hook, to: large }
              - { from: large, to: done, on: "true" }
            settings: { timeout: 36h }
            """;

    final TestGateway gateway;
    LiveHookBindings hooks;

    Desk() {
        gateway = TestGateway.start(this::routes);
    }

    private Route routes(TestGateway gateway) {
        var database = gateway.database;
        hooks = LiveHookBindings.open(database, new StoredPlans(database, KnownTypes.BUILT_IN));
        var inspection = new Inspection(KnownTypes.BUILT_IN, List.of(new WorkflowReferences(database)));
        var workflows = new Workflows(database, inspection, gateway.clock);
        var releases = new Releases(database, workflows, inspection, hooks::refresh, gateway.clock);
        var auth = gateway.accounts.auth(Area.WORKFLOWS);
        var desk = new WorkflowActions(
                database, workflows, releases, inspection, new Masks(KnownTypes.BUILT_IN), Optional.empty());
        return pathPrefix(
                "api",
                () -> pathPrefix(
                        "v1",
                        () -> concat(
                                new WorkflowRoutes(gateway.http, auth, desk).routes(),
                                new NodeTypeRoutes(gateway.http, auth, KnownTypes.BUILT_IN, Language.json()).routes(),
                                new FunctionRoutes(gateway.http, auth, Language.json()).routes())));
    }

    Client someone() {
        return gateway.someone();
    }

    /** Somebody new with that role in the workspace of another. */
    Client member(Client owner, String role) {
        return gateway.someoneIn(owner, role);
    }

    /** The id of a new workflow. */
    static String made(Client client, String json) {
        var answer = client.post(PATH, json);
        if (answer.status() != 201) {
            throw new AssertionError(answer.status() + " " + answer.text());
        }
        return answer.at("id");
    }

    static Received put(Client client, String id, String json) {
        return client.with("Content-Type", "application/json")
                .send("PUT", PATH + "/" + id, BodyPublishers.ofString(json));
    }

    static Received postYaml(Client client, String path, String yaml) {
        return client.with("Content-Type", "application/yaml").send("POST", path, BodyPublishers.ofString(yaml));
    }

    /** {@code POST} without a body. */
    static Received order(Client client, String id, String order) {
        return client.send("POST", PATH + "/" + id + "/" + order, BodyPublishers.noBody());
    }

    /** A small workflow that is started by hand. */
    static String manual(String name) {
        return "{\"name\": \"" + name + "\", \"nodes\": [{\"id\": \"start\", \"type\": \"manual\"}]}";
    }

    static String listening(String path) {
        return "{\"name\": \"Listening\", \"nodes\": [{\"id\": \"hook\", \"type\": \"webhook\", \"config\": {\"path\": \""
                + path + "\"}}]}";
    }

    @Override
    public void close() {
        hooks.close();
        gateway.close();
    }
}
