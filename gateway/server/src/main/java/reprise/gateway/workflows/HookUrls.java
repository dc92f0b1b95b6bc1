package reprise.gateway.workflows;

import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.Uri;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import reprise.catalog.Detail;
import reprise.catalog.HookAddress;
import reprise.catalog.HookHome;
import reprise.core.definition.NodeDefinition;
import reprise.gateway.accounts.Area;
import reprise.gateway.accounts.Caller;
import reprise.gateway.accounts.Permission;
import reprise.sdk.Json;

/**
 * Where the webhooks of a workflow can be called. The unguessable address starts the workflow for whoever has it, so it is
 * shown to those only who may start it anyway.
 *
 * @param home what they are called below
 * @param base scheme and authority, with the path below which this server is reached
 */
record HookUrls(HookHome home, String base, boolean own) {

    private static final String ROOT = "/hooks/";

    /** @param publicUrl how the outside reaches this server; where nobody said, as the caller did */
    static HookUrls of(HookHome home, Optional<URI> publicUrl, HttpRequest request, Caller caller) {
        var base = publicUrl.map(URI::toString).orElseGet(() -> asCalled(request.getUri()));
        return new HookUrls(home, base.replaceAll("/+$", ""), mayStart(caller));
    }

    private static boolean mayStart(Caller caller) {
        return caller.may(Area.EXECUTIONS, Permission.OPERATE) || caller.may(Area.WORKFLOWS, Permission.EDIT);
    }

    private static String asCalled(Uri uri) {
        boolean usual = uri.getPort() <= 0 || uri.getPort() == (uri.getScheme().equals("https") ? 443 : 80);
        return uri.getScheme() + "://" + uri.getHost().address() + (usual ? "" : ":" + uri.getPort());
    }

    /** The nodes that start it, each with the addresses at which that is done; none where it is done otherwise. */
    Json triggers(Detail detail) {
        var addresses = HookAddress.of(detail.workflow(), home, detail.definition());
        return Json.array(detail.definition().nodes().stream()
                .filter(node -> detail.workflow().triggers().contains(node.type()) && !node.disabled())
                .map(node -> trigger(node, addresses))
                .toList());
    }

    private Json trigger(NodeDefinition node, List<HookAddress> addresses) {
        var its = addresses.stream()
                .filter(address -> address.node().equals(node.id()))
                .toList();
        return Json.object(
                "nodeId",
                node.id().value(),
                "type",
                node.type(),
                "methods",
                its.stream()
                        .limit(1)
                        .flatMap(address -> address.methods().stream())
                        .toList(),
                "urls",
                its.stream()
                        .filter(address -> own || !address.own())
                        .map(address -> base + encoded(ROOT + address.path()))
                        .toList());
    }

    private static String encoded(String path) {
        try {
            return new URI(null, null, path, null).toASCIIString();
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("a path that was checked when it was saved", e);
        }
    }
}
