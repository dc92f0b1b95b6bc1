package reprise.app.trust;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** {@code reprise cluster-keys}: makes the keys of a cluster, signed by an authority that is made with the first ones. */
public final class KeyMaker {
    private static final String CA = "ca";
    private static final String NODE = "node";
    private static final String TEN_YEARS = "3650";

    /**
     * @return what was made, in words for the operator
     * @throws IllegalArgumentException where that cannot be done, with what helps
     */
    public static String make(Path path) {
        var folder = new KeyFolder(path.toAbsolutePath().normalize());
        try {
            var again = Files.exists(folder.authority());
            if (again && !Files.exists(folder.authorityKey())) {
                throw new IllegalArgumentException(
                        folder.path() + " holds the certificate of an authority without its key ("
                                + folder.authorityKey().getFileName()
                                + "), which signs new ones: put it back, or name an empty folder"
                                + " and give the new keys to every node");
            }
            Files.createDirectories(folder.path());
            inPrivate(folder, again);
            return (again ? "New keys, signed by the same authority, are in " : "The keys of a cluster are in ")
                    + folder.path() + ". Give every node a copy of it without "
                    + folder.authorityKey().getFileName()
                    + ", which signs further ones: keep that safe. Then set REPRISE_CLUSTER_KEYS to where the copy is.";
        } catch (IOException | GeneralSecurityException failed) {
            throw new IllegalArgumentException(
                    "no keys could be made in " + folder.path() + ": " + failed.getMessage(), failed);
        }
    }

    private static void inPrivate(KeyFolder folder, boolean again) throws IOException, GeneralSecurityException {
        var draft = Files.createTempDirectory(folder.path(), ".draft"); // only its owner may enter
        try {
            var tool = new Keytool(draft.resolve("store"), random());
            if (again) {
                restore(folder, tool);
            } else {
                generate(
                        tool,
                        CA,
                        "CN=Reprise cluster authority",
                        "-ext",
                        "bc:c=ca:true,pathlen:0",
                        "-ext",
                        "ku:c=keyCertSign");
            }
            generate(tool, NODE, "CN=reprise-cluster");
            var signed = tool.answer(
                    tool.run("-certreq", "-alias", NODE),
                    "-gencert",
                    "-rfc",
                    "-alias",
                    CA,
                    "-validity",
                    TEN_YEARS,
                    "-ext",
                    "ku:c=digitalSignature",
                    "-ext",
                    "eku=serverAuth,clientAuth");
            if (!again) {
                place(
                        folder.authority(),
                        Pem.of("CERTIFICATE", store(tool).getCertificate(CA).getEncoded()),
                        true);
                place(folder.authorityKey(), key(tool, CA), false);
            }
            place(folder.key(), key(tool, NODE), false);
            place(folder.certificate(), signed, true);
        } finally {
            Files.deleteIfExists(draft.resolve("store"));
            Files.delete(draft);
        }
    }

    private static void generate(Keytool tool, String alias, String name, String... more) throws IOException {
        var words = new ArrayList<>(List.of(
                "-genkeypair",
                "-alias",
                alias,
                "-keyalg",
                "RSA",
                "-keysize",
                "3072",
                "-dname",
                name,
                "-validity",
                TEN_YEARS));
        words.addAll(List.of(more));
        tool.run(words.toArray(String[]::new));
    }

    /** A store with the authority that there is already. */
    private static void restore(KeyFolder folder, Keytool tool) throws IOException, GeneralSecurityException {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        var certificate = Pem.certificate(Files.readString(folder.authority()));
        store.setKeyEntry(
                CA,
                Pem.privateKey(Files.readString(folder.authorityKey())),
                tool.password().toCharArray(),
                new Certificate[] {certificate});
        try (var out = Files.newOutputStream(tool.store())) {
            store.store(out, tool.password().toCharArray());
        }
    }

    private static String key(Keytool tool, String alias) throws IOException, GeneralSecurityException {
        return Pem.of(
                "PRIVATE KEY",
                store(tool).getKey(alias, tool.password().toCharArray()).getEncoded());
    }

    private static KeyStore store(Keytool tool) throws IOException, GeneralSecurityException {
        var store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(tool.store())) {
            store.load(in, tool.password().toCharArray());
        }
        return store;
    }

    /** Whole or not at all, since nodes read it while they run. */
    private static void place(Path file, String text, boolean forAll) throws IOException {
        var permissions = PosixFilePermissions.fromString(forAll ? "rw-r--r--" : "rw-------");
        var draft = Files.createTempFile(
                file.getParent(), ".key", ".tmp", PosixFilePermissions.asFileAttribute(permissions));
        Files.writeString(draft, text);
        Files.setPosixFilePermissions(draft, permissions);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static String random() {
        var bytes = new byte[16];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private KeyMaker() {}
}
