package reprise.app;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/** Someone who speaks TLS to a port and trusts whoever answers. */
final class TlsStranger {

    static Socket without(int port) throws IOException {
        return connect(new KeyManager[0], port);
    }

    /** @param folder keys as a cluster has them */
    static Socket with(Path folder, int port) throws IOException {
        try (var certificate = Files.newInputStream(folder.resolve("node.crt"))) {
            var store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry(
                    "node",
                    KeyFactory.getInstance("RSA")
                            .generatePrivate(new PKCS8EncodedKeySpec(bytes(folder.resolve("node.key")))),
                    new char[0],
                    new Certificate[] {CertificateFactory.getInstance("X.509").generateCertificate(certificate)});
            var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(store, new char[0]);
            return connect(managers.getKeyManagers(), port);
        } catch (GeneralSecurityException broken) {
            throw new AssertionError(broken);
        }
    }

    private static byte[] bytes(Path pem) throws IOException {
        return Base64.getMimeDecoder().decode(Files.readString(pem).replaceAll("-----.*-----", ""));
    }

    private static Socket connect(KeyManager[] keys, int port) throws IOException {
        try {
            var context = SSLContext.getInstance("TLS");
            context.init(keys, new TrustManager[] {new Credulous()}, null);
            var socket = context.getSocketFactory().createSocket("127.0.0.1", port);
            socket.getOutputStream().write(1); // shakes hands
            return socket;
        } catch (GeneralSecurityException broken) {
            throw new AssertionError(broken);
        }
    }

    private static final class Credulous implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }

    private TlsStranger() {}
}
