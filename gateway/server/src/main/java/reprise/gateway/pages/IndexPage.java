package reprise.gateway.pages;

import akka.util.ByteString;
import java.security.SecureRandom;
import java.util.Base64;
import reprise.gateway.http.Reply;

/**
 * The one page that the user interface is, and what the browser may do with it. Where the page has the mark
 * {@code __CSP_NONCE__}, style elements need the nonce that takes its place; else inline styles are let through. Scripts
 * come from our files only, in both cases.
 */
final class IndexPage {
    private static final String POLICY = "Content-Security-Policy";
    private static final String MARK = "__CSP_NONCE__";
    private static final SecureRandom RANDOM = new SecureRandom();

    static Reply reply(PageFile file, String knownTags) {
        var html = file.content().utf8String();
        return html.contains(MARK)
                ? marked(html)
                : file.reply(knownTags, "no-cache").with(POLICY, policy("style-src 'self' 'unsafe-inline'"));
    }

    /** Never the same twice, so never from a cache. */
    private static Reply marked(String html) {
        var nonce = nonce();
        return new Reply.File(PageFile.typeOf("index.html"), ByteString.fromString(html.replace(MARK, nonce)))
                .with("Cache-Control", "no-store")
                .with(POLICY, policy("style-src 'self' 'nonce-" + nonce + "'; style-src-attr 'none'"));
    }

    private static String policy(String styles) {
        return "default-src 'self'; script-src 'self'; " + styles
                + "; img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; worker-src 'self' blob:;"
                + " form-action 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'";
    }

    private static String nonce() {
        var bytes = new byte[18];
        RANDOM.nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    private IndexPage() {}
}
