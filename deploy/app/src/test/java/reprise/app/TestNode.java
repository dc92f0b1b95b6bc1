package reprise.app;

import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigValueFactory;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import reprise.postgres.testing.TestDatabase;
import reprise.postgres.testing.TestPostgres;

/** A whole node of Reprise in this JVM, on ports of the system's choice. */
final class TestNode implements AutoCloseable {
    static final String ADMINISTRATOR = "admin@example.com";
    static final String PASSWORD = "correct horse battery";
    static final String JWT_SECRET = "c3d2e1f0a5b4968778695a4b3c2d1e0fffeeddccbbaa99887766554433221100";

    private final Node node;

    private TestNode(Node node) {
        this.node = node;
    }

    /** On a database of its own. */
    static TestNode start() {
        return start(TestPostgres.freshDatabase());
    }

    static TestNode start(TestDatabase database) {
        return start(database, Map.of());
    }

    /** @param more settings beside those that every test node has, by their path below {@code reprise} */
    static TestNode start(TestDatabase database, Map<String, Object> more) {
        return new TestNode(Node.start(settings(database, more)));
    }

    static Settings settings(TestDatabase database, Map<String, Object> more) {
        var given = new HashMap<String, Object>(Map.of(
                "http.port",
                0,
                "cluster.port",
                0,
                "database.url",
                database.url(),
                "database.user",
                database.user(),
                "database.password",
                database.password(),
                "accounts.admin-email",
                ADMINISTRATOR,
                "accounts.admin-password",
                PASSWORD,
                "accounts.open-registration",
                true,
                "keys.master",
                "5b1f0c9e7a3d42866f10b4e2c8d7a95300112233445566778899aabbccddeeff",
                "keys.jwt-secret",
                JWT_SECRET));
        given.put("execution.egress-allow", "127.0.0.1");
        given.putAll(more);
        var config = ConfigFactory.parseResources("reprise-defaults.conf").getConfig("reprise");
        for (var setting : given.entrySet()) {
            config = config.withValue(setting.getKey(), ConfigValueFactory.fromAnyRef(setting.getValue()));
        }
        return Settings.read(config);
    }

    URI uri() {
        var address = node.address().orElseThrow();
        return URI.create("http://127.0.0.1:" + address.getPort());
    }

    /** Someone nobody knows. */
    Caller stranger() {
        return new Caller(uri(), List.of());
    }

    Caller administrator() {
        return signedIn(ADMINISTRATOR);
    }

    /** Someone new, signed in; the workspace of their own is theirs. */
    Caller someone() {
        return signedIn(registered());
    }

    /** The e-mail address of someone new. */
    String registered() {
        var email = "u" + UUID.randomUUID() + "@example.com";
        stranger().post("/api/v1/auth/register", credentials(email)).expect(201);
        return email;
    }

    Caller signedIn(String email) {
        var answer = stranger().post("/api/v1/auth/token", credentials(email)).expect(200);
        return stranger().bearer(answer.at("access_token"));
    }

    /** Someone new with that role in the workspace of another. */
    Caller member(Caller owner, String role) {
        var email = registered();
        var workspace = owner.get("/api/v1/users/me").expect(200).at("workspace");
        var link = owner.post(
                        "/api/v1/workspaces/" + workspace + "/invitations",
                        "{\"email\": \"" + email + "\", \"role\": \"" + role + "\"}")
                .expect(201)
                .at("link");
        var member = signedIn(email);
        member.post("/api/v1/invitations/" + link.split("#", 2)[1] + "/accept", "{}")
                .expect(200);
        return member.with("X-Workspace", workspace);
    }

    private static String credentials(String email) {
        return "{\"email\": \"" + email + "\", \"password\": \"" + PASSWORD + "\"}";
    }

    @Override
    public void close() {
        node.close();
    }
}
