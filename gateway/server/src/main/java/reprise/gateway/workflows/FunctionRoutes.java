package reprise.gateway.workflows;

import static akka.http.javadsl.server.Directives.conditional;
import static akka.http.javadsl.server.Directives.get;
import static akka.http.javadsl.server.Directives.path;

import akka.http.javadsl.model.headers.EntityTag;
import akka.http.javadsl.server.Route;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import reprise.gateway.accounts.Auth;
import reprise.gateway.accounts.Permission;
import reprise.gateway.http.Http;
import reprise.gateway.http.Reply;
import reprise.language.expression.FunctionReference;
import reprise.sdk.Json;
import reprise.sdk.JsonText;

/** {@code /functions}: what expressions can call. Made once: it is the same for everybody until the next start. */
public final class FunctionRoutes {

    private final Http http;
    private final Auth auth;
    private final Json functions;
    private final EntityTag tag;

    public FunctionRoutes(Http http, Auth auth, JsonText text) {
        this.http = http;
        this.auth = auth;
        this.functions = FunctionReference.json();
        this.tag = EntityTag.create(hash(text.write(this.functions)), false);
    }

    public Route routes() {
        return path(
                "functions",
                () -> get(() -> auth.may(
                        Permission.READ,
                        _ -> conditional(
                                tag,
                                () -> http.answer(
                                        () -> Reply.ok(functions).with("Cache-Control", "private, no-cache"))))));
    }

    private static String hash(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
