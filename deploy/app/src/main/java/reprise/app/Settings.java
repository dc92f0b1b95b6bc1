package reprise.app;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigResolveOptions;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import reprise.app.membership.Discovery;
import reprise.app.trust.KeyFolder;
import reprise.core.execution.Ceilings;

/**
 * The settings of this node: the environment over {@code conf/reprise.conf} over the defaults.
 *
 * @param databaseUrl empty: the embedded database
 * @param discovery how this node finds the others of its cluster
 */
record Settings(
        Http http,
        Path dataDir,
        Optional<String> databaseUrl,
        String databaseUser,
        String databasePassword,
        int databaseConnections,
        int embeddedPort,
        Optional<String> adminEmail,
        Optional<String> adminPassword,
        boolean openRegistration,
        Access access,
        Operations operations,
        Optional<String> masterKey,
        Optional<String> jwtSecret,
        Set<String> roles,
        ClusterAddress cluster,
        Discovery discovery,
        int maxLive,
        int maxAttemptsPerType,
        List<String> egressAllow,
        DataCeilings ceilings,
        int projectionRanges) {

    /** Resources that say which environment variable stands for which key. */
    static final String ENVIRONMENT = "reprise-environment.conf";

    static final String SECRETS = "reprise-secrets.conf";

    private static final Duration SHORTEST_TOKEN = Duration.ofSeconds(10);
    private static final Duration LONGEST_TOKEN = Duration.ofHours(24);
    private static final Set<String> ROLES = Set.of("gateway", "execution", "projection");

    /**
     * @param maxHookBody in bytes
     * @param publicUrl how the outside reaches this server; empty: as each request says
     * @param hooksUrl the same of {@code /hooks/**}, where that is another host
     */
    record Http(
            String host,
            int port,
            long maxHookBody,
            Set<String> allowedOrigins,
            List<String> trustedProxies,
            Optional<URI> publicUrl,
            Optional<URI> hooksUrl,
            boolean overTls) {}

    /**
     * @param basicAuth whether requests may bring e-mail and password
     * @param tokenLifetime how long an access token is good
     * @param callsPerSecond how often one account may call the API
     */
    record Access(boolean basicAuth, Duration tokenLifetime, int callsPerSecond) {}

    /**
     * @param port where everybody is shown metrics and details; empty for nowhere
     * @param open whether they are shown to everybody on the usual port
     */
    record Operations(Optional<Integer> port, boolean open) {}

    /** @param keys the folder of the keys by which nodes know each other */
    record ClusterAddress(String host, int port, Optional<KeyFolder> keys) {}

    /** How large data may become. @param valueBytes of a single value @param executionBytes of all values of an execution */
    record DataCeilings(long valueBytes, long executionBytes) {
        Ceilings execution() {
            return new Ceilings(Ceilings.USUAL.events(), Ceilings.USUAL.decisionBytes(), executionBytes);
        }
    }

    /** @throws BadSetting naming the one that is wrong */
    static Settings load() {
        try {
            return read(layered().getConfig("reprise"));
        } catch (ConfigException wrong) {
            throw new BadSetting("the settings cannot be read: " + wrong.getMessage());
        }
    }

    private static Config layered() {
        var file = Path.of(System.getProperty("reprise.home", "."), "conf", "reprise.conf");
        var own = Files.exists(file) ? ConfigFactory.parseFile(file.toFile()) : ConfigFactory.empty();
        SettingNames.checkFile(own);
        return SecretFiles.read(System.getenv())
                .withFallback(ConfigFactory.parseResources(ENVIRONMENT))
                .withFallback(ConfigFactory.parseResources(SECRETS))
                .withFallback(own)
                .withFallback(ConfigFactory.parseResources("reprise-defaults.conf"))
                .resolve(ConfigResolveOptions.defaults());
    }

    static Settings read(Config config) {
        var url = text(config, "database.url");
        var settings = new Settings(
                new Http(
                        config.getString("http.host"),
                        port(config, "http.port"),
                        config.getBytes("http.max-hook-body"),
                        Set.copyOf(words(config, "http.allowed-origins")),
                        words(config, "http.trusted-proxies"),
                        text(config, "http.public-url").map(text -> url(text, "REPRISE_PUBLIC_URL (http.public-url)")),
                        text(config, "http.hooks-url").map(text -> url(text, "REPRISE_HOOKS_URL (http.hooks-url)")),
                        config.getBoolean("http.over-tls")),
                Path.of(config.getString("data-dir")).toAbsolutePath().normalize(),
                url,
                config.getString("database.user"),
                config.getString("database.password"),
                whole(config, "database.connections", 2, 1000),
                port(config, "database.embedded-port"),
                text(config, "accounts.admin-email"),
                text(config, "accounts.admin-password"),
                config.hasPath("accounts.open-registration")
                        ? config.getBoolean("accounts.open-registration")
                        : url.isEmpty(),
                access(config),
                new Operations(
                        config.hasPath("operations.port")
                                ? Optional.of(port(config, "operations.port"))
                                : Optional.empty(),
                        config.getBoolean("operations.open-metrics")),
                text(config, "keys.master"),
                text(config, "keys.jwt-secret"),
                Set.copyOf(words(config, "roles")),
                new ClusterAddress(
                        config.getString("cluster.host"),
                        port(config, "cluster.port"),
                        text(config, "cluster.keys")
                                .map(folder -> new KeyFolder(Path.of(folder).toAbsolutePath()))),
                discovery(config),
                whole(config, "execution.max-live", 1, 1_000_000),
                whole(config, "execution.max-attempts-per-type", 1, 100_000),
                words(config, "execution.egress-allow"),
                new DataCeilings(
                        bytes(config, "execution.max-value", 64 * 1024, 256L * 1024 * 1024),
                        bytes(config, "execution.max-values", 64 * 1024, 64L * 1024 * 1024 * 1024)),
                whole(config, "projection.ranges", 1, 64));
        settings.check();
        return settings;
    }

    private void check() {
        if (databaseUrl.filter(url -> !url.startsWith("jdbc:postgresql:")).isPresent()) {
            throw new BadSetting("REPRISE_DB_URL (database.url) must begin with jdbc:postgresql:");
        }
        if (roles.isEmpty() || !ROLES.containsAll(roles)) {
            throw new BadSetting("REPRISE_ROLES (roles) must be some of gateway,execution,projection");
        }
        if (adminPassword.isPresent() && adminEmail.isEmpty()) {
            throw new BadSetting("REPRISE_ADMIN_PASSWORD needs REPRISE_ADMIN_EMAIL beside it");
        }
        checkClusterKeys();
        if (embedded() && !(discovery instanceof Discovery.Alone)) {
            throw new BadSetting("several nodes need one database that all of them reach: set REPRISE_DB_URL, or leave"
                    + " REPRISE_SEED_NODES and REPRISE_CLUSTER_DISCOVERY unset");
        }
    }

    /** Whoever reaches the cluster port and needs no key is a member. */
    private void checkClusterKeys() {
        cluster.keys().ifPresent(keys -> keys.check(Instant.now()));
        if (cluster.keys().isEmpty() && !isLoopback(cluster.host())) {
            throw new BadSetting(
                    "REPRISE_CLUSTER_HOST is " + cluster.host() + ", which other machines reach, so nodes must"
                            + " know each other by keys. Make them once (bin/reprise cluster-keys FOLDER), give every node a copy, and"
                            + " set REPRISE_CLUSTER_KEYS to it");
        }
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException unknown) {
            return false;
        }
    }

    boolean embedded() {
        return databaseUrl.isEmpty();
    }

    private static Discovery discovery(Config config) {
        var seeds = words(config, "cluster.seed-nodes");
        return switch (config.getString("cluster.discovery")) {
            case "seeds" -> seeds.isEmpty() ? new Discovery.Alone() : new Discovery.Seeds(checked(seeds));
            case "database" -> new Discovery.ByDatabase();
            case String other ->
                throw new BadSetting(
                        "REPRISE_CLUSTER_DISCOVERY (cluster.discovery) must be seeds or database, not " + other);
        };
    }

    private static List<String> checked(List<String> seeds) {
        for (var seed : seeds) {
            if (!seed.matches("\\S+:\\d{1,5}")) {
                throw new BadSetting(
                        "REPRISE_SEED_NODES (cluster.seed-nodes) must be host:port, comma-separated, not " + seed);
            }
        }
        return seeds;
    }

    private static Access access(Config config) {
        var lifetime = config.getDuration("accounts.token-lifetime");
        if (lifetime.compareTo(SHORTEST_TOKEN) < 0 || lifetime.compareTo(LONGEST_TOKEN) > 0) {
            throw new BadSetting("REPRISE_TOKEN_LIFETIME (accounts.token-lifetime) must be from 10s to 24h");
        }
        return new Access(
                config.getBoolean("accounts.basic-auth"), lifetime, perSecond(config, "accounts.api-rate-limit"));
    }

    /** {@code 600/s}. */
    private static int perSecond(Config config, String path) {
        var text = config.getString(path).strip();
        if (!text.matches("[1-9]\\d{0,6}/s")) {
            throw new BadSetting(path + " must be a number of calls per second such as 600/s, not " + text);
        }
        return Integer.parseInt(text.substring(0, text.length() - 2));
    }

    private static URI url(String text, String setting) {
        try {
            var url = new URI(text.replaceAll("/+$", ""));
            if (url.getHost() != null && Set.of("http", "https").contains(url.getScheme())) {
                return url;
            }
        } catch (URISyntaxException unreadable) {
            // told below, in the same words
        }
        throw new BadSetting(setting + " must be an address such as https://reprise.example.com");
    }

    private static Optional<String> text(Config config, String path) {
        return config.hasPath(path)
                ? Optional.of(config.getString(path)).filter(text -> !text.isBlank())
                : Optional.empty();
    }

    /** A list, or a text with commas, as environment variables have it. */
    private static List<String> words(Config config, String path) {
        return config.getValue(path) instanceof ConfigList
                ? config.getStringList(path)
                : Arrays.stream(config.getString(path).split(","))
                        .map(String::strip)
                        .filter(word -> !word.isEmpty())
                        .collect(Collectors.toUnmodifiableList());
    }

    private static long bytes(Config config, String path, long least, long most) {
        long bytes = config.getBytes(path);
        if (bytes < least || bytes > most) {
            throw new BadSetting(path + " must be between " + least + " and " + most + " bytes");
        }
        return bytes;
    }

    private static int port(Config config, String path) {
        return whole(config, path, 0, 65_535);
    }

    private static int whole(Config config, String path, int least, int greatest) {
        int value = config.getInt(path);
        if (value < least || value > greatest) {
            throw new BadSetting(path + " must be from " + least + " to " + greatest + ", not " + value);
        }
        return value;
    }
}
