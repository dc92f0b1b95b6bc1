package reprise.app;

import akka.actor.BootstrapSetup;
import akka.actor.setup.ActorSystemSetup;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.javadsl.Behaviors;
import akka.remote.artery.tcp.ssl.RotatingKeysSSLEngineProvider;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import reprise.app.membership.Discovery;
import reprise.app.membership.Membership;
import reprise.app.trust.NobodyComesIn;
import reprise.app.watch.WatchedExecutor;
import reprise.engine.Engine;
import reprise.engine.journal.JournalSetup;

/** The actor system of this node, and how it finds the others. */
final class Cluster {
    private static final String NAME = "reprise";

    /**
     * A member of no cluster yet, except with a database of its own: who has the database to itself is all there is of its
     * cluster.
     */
    static ActorSystem<Void> start(Settings settings, JournalSetup journal) {
        var bootstrap = BootstrapSetup.create(config(settings));
        ActorSystem<Void> system =
                ActorSystem.create(Behaviors.empty(), NAME, ActorSystemSetup.create(bootstrap, journal));
        if (settings.embedded()) {
            Membership.alone(system);
        }
        return system;
    }

    private static Config config(Settings settings) {
        var own = new LinkedHashMap<String, Object>();
        own.put("akka.remote.artery.canonical.hostname", settings.cluster().host());
        own.put("akka.remote.artery.canonical.port", port(settings));
        own.put("akka.cluster.roles", List.copyOf(settings.roles()));
        own.putAll(transport(settings));
        own.put("akka.actor.default-dispatcher.executor", WatchedExecutor.class.getName());
        own.put("akka.actor.internal-dispatcher.executor", WatchedExecutor.class.getName());
        return ConfigFactory.parseMap(Map.copyOf(own))
                .withFallback(Engine.settings())
                .withFallback(ConfigFactory.load());
    }

    /** Others come in by key, or on loopback; to a node that is a cluster by itself nobody does. */
    private static Map<String, Object> transport(Settings settings) {
        var artery = "akka.remote.artery.";
        var keys = settings.cluster().keys();
        if (keys.isPresent()) {
            var engine = artery + "ssl.rotating-keys-engine.";
            return Map.of(
                    artery + "transport", "tls-tcp",
                    artery + "ssl.ssl-engine-provider", RotatingKeysSSLEngineProvider.class.getName(),
                    engine + "key-file", keys.get().key().toString(),
                    engine + "cert-file", keys.get().certificate().toString(),
                    engine + "ca-cert-file", keys.get().authority().toString(),
                    engine + "protocol", "TLSv1.3",
                    engine + "enabled-algorithms", List.of("TLS_AES_256_GCM_SHA384", "TLS_AES_128_GCM_SHA256"));
        }
        return settings.discovery() instanceof Discovery.Alone
                ? Map.of(
                        artery + "transport",
                        "tls-tcp",
                        artery + "ssl.ssl-engine-provider",
                        NobodyComesIn.class.getName())
                : Map.of(artery + "transport", "tcp");
    }

    /** A node that is a cluster by itself is sought by nobody: where its port is taken, another will do. */
    private static int port(Settings settings) {
        var address = settings.cluster();
        return settings.discovery() instanceof Discovery.Alone && isTaken(address) ? 0 : address.port();
    }

    private static boolean isTaken(Settings.ClusterAddress address) {
        try (var _ = new ServerSocket(address.port(), 1, InetAddress.getByName(address.host()))) {
            return false;
        } catch (IOException taken) {
            return true;
        }
    }

    private Cluster() {}
}
