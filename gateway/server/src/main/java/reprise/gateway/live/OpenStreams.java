package reprise.gateway.live;

import akka.NotUsed;
import akka.stream.javadsl.Source;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import reprise.gateway.accounts.UserId;
import reprise.gateway.http.Refusal;
import reprise.gateway.http.Refused;

/** The streams that are open on this node, counted by account: nobody takes the room of the others. */
final class OpenStreams {
    private static final Duration A_WHILE = Duration.ofSeconds(10);

    private final int most;
    private final Map<UserId, Integer> open = new ConcurrentHashMap<>();

    /** @param most how many one account may have open at a time */
    OpenStreams(int most) {
        this.most = most;
    }

    /** @throws Refused where the account has as many as it may */
    void requireRoom(UserId user) {
        if (open.getOrDefault(user, 0) >= most) {
            throw full();
        }
    }

    /** The stream, counted while it runs; of those that come at once the surplus fails with {@link Refused}. */
    <T> Source<T, NotUsed> counted(UserId user, Source<T, ?> stream) {
        return Source.lazySource(() -> open.merge(user, 1, Integer::sum) <= most
                        ? closing(user, stream)
                        : closing(user, Source.failed(full())))
                .mapMaterializedValue(_ -> NotUsed.getInstance());
    }

    private <T> Source<T, NotUsed> closing(UserId user, Source<T, ?> stream) {
        return stream.watchTermination((_, ended) -> {
            ended.whenComplete((_, _) -> open.computeIfPresent(user, (_, count) -> count == 1 ? null : count - 1));
            return NotUsed.getInstance();
        });
    }

    private Refused full() {
        return new Refused(
                Refusal.rateLimited("You follow " + most + " executions already: close some first", A_WHILE));
    }
}
