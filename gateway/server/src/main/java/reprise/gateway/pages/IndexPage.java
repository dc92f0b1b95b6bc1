package reprise.gateway.pages;

import akka.util.ByteString;
import java.security.SecureRandom;
import java.util.Base64;
import reprise.gateway.http.Reply;

/**
 * The one page that the user interface is, and what the browser may do with it: scripts come from our files only, styles
 * from our files or with a nonce, which takes the place of every {@code __CSP_NONCE__} in the page.
 */
final class IndexPage {
    private static final String MARK = "__CSP_NONCE__";
    private static final SecureRandom RANDOM = new SecureRandom();

    /** Never the same twice, so never from a cache. */
    static Reply reply(PageFile file) {
        var nonce = nonce();
        var html = file.content().utf8String().replace(MARK, nonce);
        return new Reply.File(file.mediaType(), ByteString.fromString(html))
                .with("Cache-Control", "no-store")
                .with("Content-Security-Policy", policy(nonce));
    }

    private static String policy(String nonce) {
        return "default-src 'self'; script-src 'self'; style-src 'self' 'nonce-" + nonce + "'; style-src-attr 'none';"
                + " img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; worker-src 'self' blob:;"
                + " form-action 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'";
    }

    private static String nonce() {
        var bytes = new byte[18];
        RANDOM.nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    private IndexPage() {}
}
