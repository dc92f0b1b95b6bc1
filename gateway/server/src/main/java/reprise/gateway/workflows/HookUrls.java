package reprise.gateway.workflows;

import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.Uri;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import reprise.catalog.Detail;
import reprise.catalog.HookAddress;
import reprise.gateway.accounts.Area;
import reprise.gateway.accounts.Caller;
import reprise.gateway.accounts.Permission;
import reprise.sdk.Json;

/**
 * Where the webhooks of a workflow can be called. The unguessable address starts the workflow for whoever has it, so it is
 * shown to those only who may start it anyway.
 *
 * @param base scheme and authority, with the path below which this server is reached
 */
record HookUrls(String base, boolean own) {

    private static final String ROOT = "/hooks/";

    /** @param publicUrl how the outside reaches this server; where nobody said, as the caller did */
    static HookUrls of(Optional<URI> publicUrl, HttpRequest request, Caller caller) {
        var base = publicUrl.map(URI::toString).orElseGet(() -> asCalled(request.getUri()));
        return new HookUrls(base.replaceAll("/+$", ""), mayStart(caller));
    }

    private static boolean mayStart(Caller caller) {
        return caller.may(Area.EXECUTIONS, Permission.OPERATE) || caller.may(Area.WORKFLOWS, Permission.EDIT);
    }

    private static String asCalled(Uri uri) {
        boolean usual = uri.getPort() <= 0 || uri.getPort() == (uri.getScheme().equals("https") ? 443 : 80);
        return uri.getScheme() + "://" + uri.getHost().address() + (usual ? "" : ":" + uri.getPort());
    }

    Json of(Detail detail) {
        return Json.array(HookAddress.of(detail.workflow(), detail.definition()).stream()
                .filter(address -> own || !address.own())
                .map(this::shown)
                .toList());
    }

    private Json shown(HookAddress address) {
        return Json.object(
                "nodeId",
                address.node().value(),
                "methods",
                address.methods(),
                "path",
                ROOT + address.path(),
                "url",
                base + encoded(ROOT + address.path()));
    }

    private static String encoded(String path) {
        try {
            return new URI(null, null, path, null).toASCIIString();
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("a path that was checked when it was saved", e);
        }
    }
}
