package reprise.gateway.http;

import akka.NotUsed;
import akka.http.javadsl.model.AttributeKey;
import akka.http.javadsl.model.HttpEntity;
import akka.http.javadsl.model.HttpRequest;
import akka.stream.javadsl.Flow;
import akka.util.ByteString;
import java.time.Duration;
import java.util.Optional;

/**
 * What one request has of the {@link BodyBudget}: its body as it arrives, and once more as it is decoded. It is given back
 * with the answer. A short body that came with its head has none: there are no more of those than connections.
 */
final class BodyShare {
    private static final AttributeKey<BodyShare> KEY = AttributeKey.create("reprise-body-share", BodyShare.class);
    private static final int SHORT = 16 * 1024;
    private static final Refusal FULL = Refusal.unavailable(
            "There are too many large bodies at once here; try again shortly", Duration.ofSeconds(2));

    private final BodyBudget budget;
    private long taken;
    private boolean over;

    private BodyShare(BodyBudget budget) {
        this.budget = budget;
    }

    static HttpRequest give(HttpRequest request, BodyBudget budget) {
        boolean small = request.entity() instanceof HttpEntity.Strict strict
                && strict.getData().length() <= SHORT
                && request.getHeader("content-encoding").isEmpty();
        return small ? request : request.addAttribute(KEY, new BodyShare(budget));
    }

    /** Why its body is not to be read now. One that says how long it is need not be read to know that. */
    static Optional<Refusal> refusal(HttpRequest request) {
        return of(request).filter(share -> !share.admits(request)).map(_ -> FULL);
    }

    /** Takes more for a request. @throws Refused where there is no more */
    static void take(HttpRequest request, long bytes) {
        if (of(request).filter(share -> !share.take(bytes)).isPresent()) {
            throw new Refused(FULL);
        }
    }

    /** Takes for each piece that is still to arrive, and fails where there is no more. */
    static Flow<ByteString, ByteString, NotUsed> counted(HttpRequest request) {
        if (request.entity().isStrict()) {
            return Flow.create();
        }
        return Flow.of(ByteString.class).map(piece -> {
            take(request, piece.length());
            return piece;
        });
    }

    static void giveBack(HttpRequest request) {
        of(request).ifPresent(BodyShare::giveBack);
    }

    private static Optional<BodyShare> of(HttpRequest request) {
        return request.getAttribute(KEY);
    }

    private boolean admits(HttpRequest request) {
        return request.entity() instanceof HttpEntity.Strict strict
                ? take(strict.getData().length())
                : budget.hasRoom(request.entity().getContentLengthOption().orElse(1));
    }

    private synchronized boolean take(long bytes) {
        boolean has = !over && budget.take(bytes);
        taken += has ? bytes : 0;
        return has;
    }

    private synchronized void giveBack() {
        budget.giveBack(taken);
        taken = 0;
        over = true;
    }
}
