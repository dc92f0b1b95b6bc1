package reprise.gateway.system;

import static akka.http.javadsl.server.Directives.get;
import static akka.http.javadsl.server.Directives.path;
import static akka.http.javadsl.server.PathMatchers.segment;

import akka.http.javadsl.server.Route;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import reprise.gateway.accounts.Auth;
import reprise.gateway.accounts.Permission;
import reprise.gateway.http.Http;
import reprise.gateway.http.Reply;
import reprise.sdk.Json;
import reprise.sdk.Json.JsonObject;

/** {@code /admin/system}: what this node is, and how it does as a process. */
public final class SystemRoutes {
    private final Http http;
    private final Auth auth;

    public SystemRoutes(Http http, Auth auth) {
        this.http = http;
        this.auth = auth;
    }

    /** Below {@code /api/v1}. */
    public Route routes() {
        return path(
                segment("admin").slash("system"),
                () -> get(() -> auth.may(Permission.INSTALL, _ -> http.answer(() -> Reply.ok(told())))));
    }

    /** These routes, as the reference writes them. */
    public static List<String> templates() {
        return List.of("/api/v1/admin/system");
    }

    private static JsonObject told() {
        var process = ManagementFactory.getRuntimeMXBean();
        var memory = Runtime.getRuntime();
        return Json.object(
                "version",
                Optional.ofNullable(SystemRoutes.class.getPackage().getImplementationVersion())
                        .orElse("development"),
                "java",
                Runtime.version().toString(),
                "startedAt",
                Instant.ofEpochMilli(process.getStartTime()),
                "uptimeSeconds",
                Duration.ofMillis(process.getUptime()).toSeconds(),
                "processors",
                memory.availableProcessors(),
                "memory",
                Json.object("usedBytes", memory.totalMemory() - memory.freeMemory(), "maxBytes", memory.maxMemory()));
    }
}
