package reprise.gateway.http;

import akka.http.javadsl.model.HttpRequest;
import akka.stream.Materializer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The body of a request as a whole, up to a limit of ours. */
public final class WholeBody {
    /** So much of a body that is too long is read all the same: who still sends does not hear the answer. */
    private static final long POLITENESS = 64L * 1024 * 1024;

    /** Fails as too large, too slow or broken off. */
    public static CompletionStage<byte[]> body(
            HttpRequest request, long limit, Duration patience, Materializer materializer) {
        var length = request.entity().getContentLengthOption();
        if (length.isPresent() && length.getAsLong() > limit) {
            return tooLong(request, limit, length.getAsLong(), materializer);
        }
        return request.entity()
                .withSizeLimit(limit)
                .toStrict(patience.toMillis(), Long.MAX_VALUE, materializer)
                .thenApply(strict -> strict.getData().toArrayUnsafe());
    }

    private static CompletionStage<byte[]> tooLong(
            HttpRequest request, long limit, long length, Materializer materializer) {
        var refused = new Refused(Refusal.tooLarge("The body is larger than the " + limit + " bytes allowed here"));
        if (length > POLITENESS) {
            return CompletableFuture.failedFuture(refused);
        }
        return request.entity()
                .withoutSizeLimit()
                .discardBytes(materializer)
                .completionStage()
                .thenCompose(_ -> CompletableFuture.failedFuture(refused));
    }

    private WholeBody() {}
}
