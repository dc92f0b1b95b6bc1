package reprise.gateway.http;

import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.headers.TimeoutAccess;
import java.time.Duration;

/** How long a request may take, where its caller has asked to be kept waiting. */
public final class RequestTimeout {
    private static final Duration MARGIN = Duration.ofSeconds(10);

    /** The request is given up a little later than {@code wait}, whatever the server's usual time-out. */
    public static void of(HttpRequest request, Duration wait) {
        request.getHeader(TimeoutAccess.class).ifPresent(access -> access.timeoutAccess()
                .updateTimeout(scala.concurrent.duration.Duration.fromNanos(
                        wait.plus(MARGIN).toNanos())));
    }

    private RequestTimeout() {}
}
