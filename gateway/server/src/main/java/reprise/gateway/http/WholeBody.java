package reprise.gateway.http;

import akka.http.javadsl.model.HttpRequest;
import akka.stream.Materializer;
import akka.stream.javadsl.Sink;
import akka.util.ByteString;
import akka.util.ByteStringBuilder;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;

/** The body of a request as a whole, up to a limit of ours. */
public final class WholeBody {
    /** So much of a body that is too long is read all the same: who still sends does not hear the answer. */
    private static final long POLITENESS = 64L * 1024 * 1024;

    /** A body that comes more slowly than this, on the whole, is given up though it never pauses. */
    private static final long SLOWEST_BYTES_PER_SECOND = 64L * 1024;

    /**
     * Fails as too large, too slow or broken off.
     *
     * @param patience how long a pause in it may be; a long body may take longer in all
     */
    public static CompletionStage<byte[]> body(
            HttpRequest request, long limit, Duration patience, Materializer materializer) {
        var length = request.entity().getContentLengthOption();
        if (length.isPresent() && length.getAsLong() > limit) {
            return tooLong(request, limit, length.getAsLong(), patience, materializer);
        }
        var longest = patience.plusSeconds(length.orElse(limit) / SLOWEST_BYTES_PER_SECOND);
        RequestTimeout.of(request, longest);
        return request.entity()
                .withSizeLimit(limit)
                .getDataBytes()
                .via(BodyShare.counted(request))
                .idleTimeout(patience)
                .completionTimeout(longest)
                .runFold(new ByteStringBuilder(), ByteStringBuilder::append, materializer)
                .exceptionally(WholeBody::failed)
                .thenApply(bytes -> bytes.result().toArrayUnsafe());
    }

    private static CompletionStage<byte[]> tooLong(
            HttpRequest request, long limit, long length, Duration patience, Materializer materializer) {
        var refused = new Refused(Refusal.tooLarge("The body is larger than the " + limit + " bytes allowed here"));
        var read = length > POLITENESS ? Duration.ZERO : patience;
        return request.entity()
                .withoutSizeLimit()
                .getDataBytes()
                .takeWithin(read)
                .runWith(Sink.<ByteString>ignore(), materializer)
                .handle((_, _) -> {
                    throw refused;
                });
    }

    /** One that is too slow is the caller's trouble. */
    static <T> T failed(Throwable failure) {
        var cause = Failures.unwrapped(failure);
        if (cause instanceof TimeoutException) {
            throw new Refused(Refusal.of(Refusal.Code.REQUEST_TIMEOUT, "The body did not arrive in time", List.of()));
        }
        throw cause instanceof RuntimeException known ? known : new CompletionException(cause);
    }

    private WholeBody() {}
}
