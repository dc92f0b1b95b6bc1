package reprise.sdk;

import java.net.URI;
import java.time.Duration;
import java.util.List;

/** Calls other systems over HTTP. Blocks; interrupting the thread ends the call. */
public interface HttpClient {

    /** @throws CallFailed where there is no complete answer */
    Response call(Request request) throws CallFailed, InterruptedException;

    record Header(String name, String value) {}

    /** Which redirects are followed, five at most. */
    enum Follow {
        /** A redirect is an answer like any other. */
        NONE,
        /** Those to the same scheme, host and port; another fails the call. */
        SAME_ORIGIN,
        /** All; to another origin neither body nor headers are sent, and a request that needs its body fails. */
        ALL
    }

    /**
     * @param headers in order; names and values without control characters
     * @param body empty for none
     * @param contentType of the body; empty for none
     * @param maxResponseBytes a longer answer fails the call
     * @param timeout for the whole call, the body and all redirects included
     */
    record Request(
            String method,
            URI uri,
            List<Header> headers,
            byte[] body,
            String contentType,
            Follow follow,
            long maxResponseBytes,
            Duration timeout) {}

    /**
     * @param headers names in lower case, in the order they came; values as they came, bytes beyond ASCII as Latin-1
     * @param contentType empty where none was said
     * @param body without the gzip or deflate it may have come in
     */
    record Response(int status, List<Header> headers, String contentType, byte[] body) {}

    /** No answer, or none that may be used. The failure says why, and whether the request may have been received. */
    final class CallFailed extends Exception {
        private final transient Failure failure;

        public CallFailed(Failure failure) {
            super(failure.message());
            this.failure = failure;
        }

        public Failure failure() {
            return failure;
        }
    }
}
