package reprise.sdk;

import java.net.URI;
import java.time.Duration;
import java.util.List;

/** Calls other systems over HTTP. Blocks; interrupting the thread ends the call. */
public interface HttpClient {

    /** @throws CallFailed where there is no complete answer */
    Response call(Request request) throws CallFailed, InterruptedException;

    record Header(String name, String value) {}

    /**
     * @param headers in order; names and values without control characters
     * @param body empty for none
     * @param contentType of the body; empty for none
     * @param maxRedirects 0: a redirect is an answer like any other; credentials are dropped when the host changes
     * @param maxResponseBytes a longer answer fails the call
     * @param timeout for the whole call, the body and all redirects included
     */
    record Request(
            String method,
            URI uri,
            List<Header> headers,
            byte[] body,
            String contentType,
            int maxRedirects,
            long maxResponseBytes,
            Duration timeout) {}

    /** Header names in lower case, in the order they came. */
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
