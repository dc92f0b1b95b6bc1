package reprise.gateway.pages;

import static akka.http.javadsl.server.Directives.extractRequest;
import static akka.http.javadsl.server.Directives.get;
import static akka.http.javadsl.server.Directives.reject;

import akka.http.javadsl.model.HttpHeader;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.server.Route;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.StreamSupport;
import reprise.gateway.http.Http;
import reprise.gateway.http.Preferences;
import reprise.gateway.http.Reply;

/**
 * The user interface: files from the class path, and its one page for every address that a person may have typed or
 * kept. Stands last among the routes: what programs talk to is never answered with a page.
 */
public final class PageRoutes {
    private static final String INDEX = "index.html";
    private static final int LONGEST_PATH = 500;
    private static final Set<String> FOR_PROGRAMS =
            Set.of("api", "hooks", "ws", "metrics", "health", "ready", "alive", "docs", "assets");
    private static final String NOT_BUILT = """
            <!doctype html>
            <html lang="en">
            <head><meta charset="utf-8"><title>Reprise</title></head>
            <body>
            <h1>Reprise is running, but its pages were not built</h1>
            <p>The API answers under <code>/api/v1</code>. To get the pages too, start with <code>make run</code>, or build
            with <code>mvn package</code> (needs Node 20 or later) and start again.</p>
            </body>
            </html>
            """;

    private final Http http;
    private final PageFiles files;

    /** @param classes where the folder {@code reprise/webui/} is looked for */
    public PageRoutes(Http http, ClassLoader classes) {
        this.http = http;
        this.files = new PageFiles(classes);
    }

    public Route routes() {
        return extractRequest(request -> {
            var path = request.getUri().path();
            var isFile = path.substring(path.lastIndexOf('/') + 1).contains(".");
            if (isFile && isPlain(path)) {
                return file(request, path.substring(1));
            }
            return isForPeople(request, path) ? get(() -> http.answer(this::index)) : reject();
        });
    }

    /** These routes, as metrics call them. */
    public static List<String> templates() {
        return List.of("/", "/assets/{file}");
    }

    private Route file(HttpRequest request, String path) {
        if (path.equals(INDEX)) {
            return get(() -> http.answer(this::index));
        }
        var caching = path.startsWith("assets/") ? "public, max-age=31536000, immutable" : "no-cache";
        return files.find(path, header(request, "Accept-Encoding"))
                .map(file -> get(() -> http.answer(() -> file.reply(header(request, "If-None-Match"), caching))))
                .orElseGet(() -> reject());
    }

    private Reply index() {
        return files.find(INDEX, PageFile.PLAIN)
                .map(IndexPage::reply)
                .orElseGet(() -> new Reply.MissingPage(NOT_BUILT));
    }

    private static boolean isForPeople(HttpRequest request, String path) {
        var first = path.substring(1).split("/", 2)[0].toLowerCase(Locale.ROOT);
        return path.equals("/")
                || (isPlain(path)
                        && !FOR_PROGRAMS.contains(first)
                        && Preferences.of(header(request, "Accept")).named(List.of("text/html")) > 0);
    }

    /** No tricks: no steps upwards, no parameters, no separators in disguise, no empty names. */
    private static boolean isPlain(String path) {
        return path.length() <= LONGEST_PATH && path.matches("(?:/[A-Za-z0-9_@~-][A-Za-z0-9._@~-]*)+/?");
    }

    private static String header(HttpRequest request, String name) {
        var values = StreamSupport.stream(request.getHeaders().spliterator(), false)
                .filter(header -> header.is(name.toLowerCase(Locale.ROOT)))
                .map(HttpHeader::value)
                .toList();
        return String.join(", ", values);
    }
}
