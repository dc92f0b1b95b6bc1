package reprise.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** Every operation of the API, by everybody who might try it. */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RightsTest {
    private static final List<String> ROLES = List.of("viewer", "operator", "editor", "admin", "owner");

    /** Who may do what, at least. An operation that is new has its line here. */
    private static final Map<String, String> LEAST = leastOf("""
            anybody  | POST /api/v1/auth/register
            anybody  | POST /api/v1/auth/token
            anybody  | POST /api/v1/auth/refresh
            anybody  | POST /api/v1/auth/password-reset
            anybody  | POST /api/v1/auth/password-reset/confirm
            anybody  | POST /api/v1/auth/logout
            anybody  | GET /health
            anybody  | GET /ready
            anybody  | GET /alive
            anybody  | GET /api/v1/openapi.json
            viewer   | GET /api/v1/users/me
            viewer   | PATCH /api/v1/users/me
            viewer   | PUT /api/v1/users/me/password
            viewer   | GET /api/v1/users/me/sessions
            viewer   | DELETE /api/v1/users/me/sessions/{id}
            viewer   | GET /api/v1/tokens
            viewer   | POST /api/v1/tokens
            viewer   | DELETE /api/v1/tokens/{id}
            viewer   | GET /api/v1/workspaces
            viewer   | POST /api/v1/workspaces
            viewer   | POST /api/v1/invitations/{token}/accept
            viewer   | GET /api/v1/workspaces/{id}/members
            viewer   | GET /api/v1/workspaces/{id}/members/{userId}
            viewer   | GET /api/v1/workflows
            viewer   | GET /api/v1/workflows/{id}
            viewer   | POST /api/v1/workflows/validate
            viewer   | POST /api/v1/workflows/{id}/validate
            viewer   | GET /api/v1/workflows/{id}/versions
            viewer   | GET /api/v1/workflows/{id}/versions/{version}
            viewer   | GET /api/v1/workflows/{id}/versions/{version}/diff/{other}
            viewer   | GET /api/v1/workflows/{id}/logs
            viewer   | GET /api/v1/functions
            viewer   | GET /api/v1/node-types
            viewer   | GET /api/v1/executions
            viewer   | GET /api/v1/executions/{id}
            viewer   | GET /api/v1/executions/{id}/state
            viewer   | GET /api/v1/executions/{id}/values/{ref}
            viewer   | GET /api/v1/executions/{id}/proof
            viewer   | GET /api/v1/executions/{id}/events
            viewer   | GET /api/v1/executions/{id}/events/stream
            viewer   | GET /api/v1/logs/{id}
            viewer   | GET /api/v1/triggers/log
            operator | POST /api/v1/workflows/{id}/execute
            operator | POST /api/v1/workflows/{id}/activate
            operator | POST /api/v1/workflows/{id}/deactivate
            operator | POST /api/v1/executions/{id}/cancel
            operator | POST /api/v1/executions/{id}/pause
            operator | POST /api/v1/executions/{id}/resume
            operator | POST /api/v1/executions/{id}/retry
            operator | POST /api/v1/executions/{id}/skip
            operator | POST /api/v1/executions/{id}/signals/{name}
            editor   | POST /api/v1/workflows
            editor   | PUT /api/v1/workflows/{id}
            editor   | PATCH /api/v1/workflows/{id}
            editor   | DELETE /api/v1/workflows/{id}
            editor   | POST /api/v1/workflows/{id}/publish
            editor   | POST /api/v1/workflows/{id}/archive
            editor   | POST /api/v1/workflows/{id}/duplicate
            editor   | POST /api/v1/workflows/{id}/versions/{version}/restore
            admin    | PATCH /api/v1/workspaces/{id}
            admin    | PATCH /api/v1/workspaces/{id}/members/{userId}
            admin    | DELETE /api/v1/workspaces/{id}/members/{userId}
            admin    | GET /api/v1/workspaces/{id}/invitations
            admin    | POST /api/v1/workspaces/{id}/invitations
            admin    | DELETE /api/v1/workspaces/{id}/invitations/{invitationId}
            nobody   | GET /api/v1/admin/users
            nobody   | POST /api/v1/admin/users
            nobody   | PATCH /api/v1/admin/users/{id}
            nobody   | POST /api/v1/admin/users/{id}/disable
            nobody   | POST /api/v1/admin/users/{id}/enable
            nobody   | POST /api/v1/admin/users/{id}/password-reset
            nobody   | GET /api/v1/admin/settings
            nobody   | PATCH /api/v1/admin/settings
            nobody   | GET /api/v1/admin/system
            nobody   | GET /api/v1/views
            nobody   | POST /api/v1/views/{view}/rebuild
            nobody   | GET /health/detailed
            nobody   | GET /metrics
            """);

    private TestNode node;
    private Caller owner;
    private String workspace;
    private String workflow;
    private String execution;

    @BeforeAll
    void start() {
        node = TestNode.start();
    }

    @BeforeEach
    void own() {
        owner = node.someone();
        workspace = owner.get("/api/v1/users/me").at("workspace");
        workflow = owner.live("{ name: Guarded, nodes: [{ id: start, type: manual }] }");
        execution = owner.execute(workflow, "{}");
    }

    @AfterAll
    void stop() {
        node.close();
    }

    @Test
    void itIsSaidOfEveryOperationWhoMayDoIt() {
        var described = HostileCalls.operations().stream()
                .map(operation -> operation.method() + " " + operation.path())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(LEAST.keySet()).isEqualTo(described);
    }

    /** Those who may not are told so before anything else is looked at; those who may come further, whatever is there. */
    @Test
    void eachRoleMayItsOwnAndNothingAbove() {
        for (var role : ROLES.reversed()) {
            var member = node.member(owner, role);
            LEAST.forEach((operation, least) -> {
                var answer = tried(operation, member);
                boolean may = least.equals("anybody") || ROLES.indexOf(role) >= place(least);
                if (may) {
                    assertThat(answer.status()).as(role + " " + answer).isNotEqualTo(403);
                } else {
                    answer.refused(403, "FORBIDDEN");
                }
            });
        }
    }

    @Test
    void strangersExpiredTokensAndDisabledAccountsAreNotKnown() {
        var email = node.registered();
        var disabled = node.signedIn(email);
        var id = disabled.get("/api/v1/users/me").at("id");
        var apiToken = disabled.post("/api/v1/tokens", "{\"name\": \"t\", \"scopes\": [\"*\"]}")
                .expect(201)
                .at("token");
        node.administrator()
                .post("/api/v1/admin/users/" + id + "/disable", "{}")
                .expect(200);

        var token = owner.headers().get(1).substring("Bearer ".length());
        node.stranger().bearer(lasting(token, 1)).get("/api/v1/users/me").expect(200);
        for (var unknown : List.of(
                node.stranger(),
                node.stranger().bearer(lasting(token, -3600)),
                node.stranger().bearer(token.substring(0, token.length() - 4) + "AAAA"),
                node.stranger().bearer("rpr_" + "0".repeat(40)),
                node.stranger().bearer(apiToken),
                disabled)) {
            LEAST.forEach((operation, least) -> {
                if (!least.equals("anybody")) {
                    tried(operation, unknown).refused(401, "UNAUTHENTICATED");
                }
            });
        }
    }

    @Test
    void whatADisabledPersonMadeGoesOn() {
        var email = node.registered();
        var maker = node.signedIn(email);
        var id = maker.get("/api/v1/users/me").at("id");
        maker.live("{ name: Kept, nodes: [{ id: hook, type: webhook, config: { path: kept } }] }");
        var hook = maker.hook("kept");
        node.administrator()
                .post("/api/v1/admin/users/" + id + "/disable", "{}")
                .expect(200);
        maker.get("/api/v1/users/me").refused(401, "UNAUTHENTICATED");
        node.stranger().post(hook, "{}").expect(202);
    }

    /** As if it were not there, to somebody who owns one of their own, and to an administrator of the installation. */
    @Test
    void whatIsInAForeignWorkspaceIsNotThere() {
        owner.get("/api/v1/workflows/" + workflow).expect(200);
        owner.execution(execution);
        for (var foreigner : List.of(node.someone(), node.administrator())) {
            LEAST.forEach((operation, least) -> {
                boolean named = operation.contains("/workspaces/{id}")
                        || operation.contains("/workflows/{id}")
                        || operation.contains("/executions/{id}")
                        || operation.contains("/logs/{id}");
                if (named) {
                    var answer = tried(operation, foreigner);
                    var nowhere = tried(operation, foreigner, UUID.randomUUID().toString());
                    assertThat(answer.status()).as(answer::toString).isEqualTo(nowhere.status());
                    if (operation.endsWith("/workflows/{id}/logs")) {
                        assertThat(answer.items()).isEmpty();
                    } else {
                        assertThat(answer.status()).as(answer::toString).isIn(400, 404);
                        assertThat(answer.at("error.message")).isEqualTo(nowhere.at("error.message"));
                    }
                }
                if (ROLES.contains(least)) {
                    tried(operation, foreigner.with("X-Workspace", workspace)).refused(404, "NOT_FOUND");
                }
            });
        }
    }

    private Answer tried(String operation, Caller caller) {
        return tried(
                operation
                        .replaceFirst("/workspaces/\\{id}", "/workspaces/" + workspace)
                        .replaceFirst("/workflows/\\{id}", "/workflows/" + workflow)
                        .replaceFirst("/(executions|logs)/\\{id}", "/$1/" + execution),
                caller,
                UUID.randomUUID().toString());
    }

    /** With a body that means nothing, so that those who may do something do no harm. */
    private static Answer tried(String operation, Caller caller, String id) {
        var parts = operation
                .replaceAll("\\{(version|other)}", "1")
                .replaceAll("\\{\\w+}", id)
                .split(" ", 2);
        return parts[0].equals("GET")
                ? caller.get(parts[1])
                : caller.with("Content-Type", "application/json")
                        .send(parts[0], parts[1], BodyPublishers.ofString("{\"nonsense\": 1}"));
    }

    private static int place(String least) {
        return least.equals("nobody") ? ROLES.size() : ROLES.indexOf(least);
    }

    private static Map<String, String> leastOf(String table) {
        return table.lines()
                .map(line -> line.split("\\|"))
                .collect(Collectors.toMap(row -> row[1].strip(), row -> row[0].strip(), (a, _) -> a, TreeMap::new));
    }

    /** The same token, signed by the same key, but good for so many seconds more. */
    private static String lasting(String token, long seconds) {
        var parts = token.split("\\.");
        var claims = new String(Base64.getUrlDecoder().decode(parts[1]), UTF_8);
        var url = Base64.getUrlEncoder().withoutPadding();
        var matcher = Pattern.compile("\"exp\":(\\d+)").matcher(claims);
        assertThat(matcher.find()).isTrue();
        var changed = matcher.replaceAll("\"exp\":" + (Long.parseLong(matcher.group(1)) + seconds));
        var signed = parts[0] + "." + url.encodeToString(changed.getBytes(UTF_8));
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(HexFormat.of().parseHex(TestNode.JWT_SECRET), "HmacSHA256"));
            return signed + "." + url.encodeToString(mac.doFinal(signed.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
