package reprise.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.Arrays;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import reprise.gateway.openapi.OpenApiDocument;
import reprise.sdk.Json.JsonObject;

/** The description of the API and its routes: each is in the other, with the same methods. */
@ExtendWith(SharedNode.class)
class ApiDescriptionTest {
    private final TestNode node;

    ApiDescriptionTest(TestNode node) {
        this.node = node;
    }

    @Test
    void everyRouteIsDescribedAndEveryDescriptionIsARoute() {
        var described = new TreeMap<String, TreeSet<String>>();
        ((JsonObject) OpenApiDocument.json().get("paths").orElseThrow())
                .members()
                .forEach((path, item) -> described.put(
                        path,
                        ((JsonObject) item)
                                .members().keySet().stream()
                                        .filter(name -> !name.equals("parameters"))
                                        .map(String::toUpperCase)
                                        .collect(Collectors.toCollection(TreeSet::new))));
        var served = new TreeMap<String, TreeSet<String>>();
        GatewayRole.routes().stream()
                .filter(route -> !route.startsWith("/hooks") && !route.startsWith("/docs"))
                .filter(route -> !route.equals("/") && !route.startsWith("/assets"))
                .forEach(route -> served.put(route, methods(route)));
        assertThat(described).isEqualTo(served);
    }

    /** What the server says to a method that is nowhere. */
    private TreeSet<String> methods(String route) {
        var path = route.replace("{version}", "1")
                .replace("{other}", "1")
                .replaceAll("\\{\\w+}", UUID.randomUUID().toString());
        var answer = node.administrator().send("OPTIONS", path, BodyPublishers.noBody());
        return Arrays.stream(answer.header("Allow").orElse("").split(", "))
                .filter(method -> !method.equals("HEAD"))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
