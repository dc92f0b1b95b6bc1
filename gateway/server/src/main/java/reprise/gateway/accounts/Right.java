package reprise.gateway.accounts;

import akka.http.javadsl.model.HttpRequest;
import akka.stream.javadsl.Source;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import reprise.gateway.http.Refusal;
import reprise.gateway.http.Refused;

/**
 * What a caller was let in with, for answers that take their time: looked at again every two seconds, so that whoever is
 * removed, logged out or disabled is cut off within five.
 */
public final class Right {
    private static final Duration AGAIN = Duration.ofSeconds(2);

    /** A server that cannot look just now says nothing of the right. */
    private static final Set<Refusal.Code> LOST =
            Set.of(Refusal.Code.UNAUTHENTICATED, Refusal.Code.FORBIDDEN, Refusal.Code.NOT_FOUND);

    private final Auth auth;
    private final HttpRequest request;
    private final Caller caller;
    private final Permission permission;

    Right(Auth auth, HttpRequest request, Caller caller, Permission permission) {
        this.auth = auth;
        this.request = request;
        this.caller = caller;
        this.permission = permission;
    }

    public Caller caller() {
        return caller;
    }

    /** That stream, which fails with {@link Refused} once the right is lost. */
    public <T> Source<T, ?> watching(Source<T, ?> stream) {
        Source<T, ?> watch =
                Source.tick(AGAIN, AGAIN, this).mapAsync(1, Right::stillHeld).mapConcat(_ -> List.<T>of());
        return stream.merge(watch, true);
    }

    /** What that work comes to, or {@link Refused} once the right is lost, whatever becomes of the work. */
    public <T> CompletionStage<T> watching(CompletionStage<T> work) {
        var result = new CompletableFuture<T>();
        work.whenComplete((value, failure) -> {
            if (failure == null) {
                result.complete(value);
            } else {
                result.completeExceptionally(failure);
            }
        });
        lookLater(result);
        return result;
    }

    private void lookLater(CompletableFuture<?> result) {
        CompletableFuture.delayedExecutor(AGAIN.toMillis(), TimeUnit.MILLISECONDS)
                .execute(() -> {
                    if (!result.isDone()) {
                        stillHeld().whenComplete((_, lost) -> {
                            if (lost == null) {
                                lookLater(result);
                            } else {
                                result.completeExceptionally(lost);
                            }
                        });
                    }
                });
    }

    /** Fails with {@link Refused} where it is lost, also where the same credentials now mean another workspace. */
    private CompletionStage<Right> stillHeld() {
        return auth.known(request, permission).handle((now, failure) -> {
            lost(failure).ifPresent(refused -> {
                throw refused;
            });
            if (failure == null && !now.workspace().equals(caller.workspace())) {
                throw new Refused(Refusal.notFound("No such workspace"));
            }
            return this;
        });
    }

    private static Optional<Refused> lost(Throwable failure) {
        var cause = failure instanceof CompletionException wrapped ? wrapped.getCause() : failure;
        return cause instanceof Refused refused
                        && LOST.contains(refused.refusal().code())
                ? Optional.of(refused)
                : Optional.empty();
    }
}
