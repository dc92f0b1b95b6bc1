package reprise.app.trust;

import akka.actor.ActorSystem;
import akka.remote.artery.tcp.SSLEngineProvider;
import java.security.GeneralSecurityException;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSession;
import javax.net.ssl.TrustManager;
import scala.Option;

/**
 * The cluster port of a node that is a cluster by itself: it cannot be left closed, but without a key no handshake succeeds, so
 * that no byte of a stranger reaches what reads messages.
 */
public final class NobodyComesIn implements SSLEngineProvider {
    private final SSLContext keyless;

    /** @param system as Akka makes it */
    public NobodyComesIn(ActorSystem system) throws GeneralSecurityException {
        keyless = SSLContext.getInstance("TLS");
        keyless.init(new KeyManager[0], new TrustManager[0], null);
    }

    @Override
    public SSLEngine createServerSSLEngine(String hostname, int port) {
        var engine = keyless.createSSLEngine(hostname, port);
        engine.setUseClientMode(false);
        engine.setNeedClientAuth(true);
        return engine;
    }

    @Override
    public SSLEngine createClientSSLEngine(String hostname, int port) {
        var engine = keyless.createSSLEngine(hostname, port);
        engine.setUseClientMode(true);
        return engine;
    }

    @Override
    public Option<Throwable> verifyClientSession(String hostname, SSLSession session) {
        return refused();
    }

    @Override
    public Option<Throwable> verifyServerSession(String hostname, SSLSession session) {
        return refused();
    }

    private static Option<Throwable> refused() {
        return Option.apply(new SecurityException("this node is a cluster by itself"));
    }
}
