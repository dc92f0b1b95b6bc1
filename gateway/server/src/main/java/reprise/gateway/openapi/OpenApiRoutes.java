package reprise.gateway.openapi;

import static akka.http.javadsl.server.Directives.concat;
import static akka.http.javadsl.server.Directives.get;
import static akka.http.javadsl.server.Directives.path;
import static akka.http.javadsl.server.Directives.pathEndOrSingleSlash;
import static akka.http.javadsl.server.Directives.pathPrefix;
import static akka.http.javadsl.server.Directives.reject;
import static akka.http.javadsl.server.PathMatchers.segment;
import static akka.http.javadsl.server.PathMatchers.separateOnSlashes;

import akka.http.javadsl.server.Route;
import akka.util.ByteString;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import reprise.gateway.http.Http;
import reprise.gateway.http.Reply;

/**
 * {@code /api/v1/openapi.json} and {@code /docs/api}, where a person reads it and tries it. The page comes from this server
 * alone and runs under a policy that lets it load nothing else.
 */
public final class OpenApiRoutes {
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " font-src 'self'; connect-src 'self'; form-action 'none'; object-src 'none'; base-uri 'none';"
                    + " frame-ancestors 'none'";
    private static final String WEBJAR = "/META-INF/resources/webjars/swagger-ui/5.34.1/";
    private static final String HTML = "text/html; charset=utf-8";
    private static final String SCRIPT = "text/javascript; charset=utf-8";
    private static final String STYLE = "text/css; charset=utf-8";

    /** By name: where it lies, and what it is. */
    private static final Map<String, Part> PARTS = Map.of(
            "index.html", new Part("index.html", HTML),
            "start.js", new Part("start.js", SCRIPT),
            "swagger-ui.css", new Part(WEBJAR + "swagger-ui.css", STYLE),
            "swagger-ui-bundle.js", new Part(WEBJAR + "swagger-ui-bundle.js", SCRIPT));

    private final Http http;

    private record Part(String resource, String mediaType) {}

    public OpenApiRoutes(Http http) {
        this.http = http;
    }

    /** Beside {@code /api/v1}. */
    public Route routes() {
        return concat(
                path(
                        separateOnSlashes("api/v1/openapi.json"),
                        () -> get(() -> http.answer(() -> Reply.ok(OpenApiDocument.json())))),
                pathPrefix(
                        separateOnSlashes("docs/api"),
                        () -> concat(
                                pathEndOrSingleSlash(() -> get(() -> file("index.html"))),
                                path(segment(), name -> get(() -> PARTS.containsKey(name) ? file(name) : reject())))));
    }

    /** These routes, as the reference writes them. */
    public static List<String> templates() {
        return List.of("/api/v1/openapi.json", "/docs/api", "/docs/api/{file}");
    }

    private Route file(String name) {
        return http.answer(() -> {
            var part = Optional.ofNullable(PARTS.get(name)).orElseThrow();
            return new Reply.File(part.mediaType(), ByteString.fromArrayUnsafe(bytes(part)))
                    .with("Content-Security-Policy", POLICY)
                    .with("Cache-Control", "no-cache");
        });
    }

    private static byte[] bytes(Part part) {
        try (var stream = OpenApiRoutes.class.getResourceAsStream(part.resource())) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
