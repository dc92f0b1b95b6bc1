package reprise.engine.execution;

import akka.actor.typed.javadsl.ActorContext;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import reprise.core.ExecutionId;
import reprise.core.execution.ExecutionCommand;
import reprise.core.value.Reference;
import reprise.core.value.Values;
import reprise.engine.execution.LocalMessage.ValuesFetched;
import reprise.engine.execution.LocalMessage.ValuesNotFetched;
import reprise.journal.LargeValues;
import reprise.protocol.ExecutionMessage;
import reprise.protocol.Reply;

/** The large values that one entity decides with, as far as it has them. Used by its entity only. */
final class ValuesAtHand {
    private final ActorContext<ExecutionMessage> context;
    private final ExecutionId id;
    private final EngineParts parts;
    private final LargeValues values;
    private int fetching;

    ValuesAtHand(ActorContext<ExecutionMessage> context, ExecutionId id, EngineParts parts) {
        this.context = context;
        this.id = id;
        this.parts = parts;
        this.values = parts.values().values();
    }

    Values all() {
        return values;
    }

    /** Whether somebody waits for a decision until they are here. */
    boolean isFetching() {
        return fetching > 0;
    }

    /** Forgets what is more than it may hold. */
    void trim() {
        values.trim();
    }

    /** Has them read beside the entity, which is told {@link ValuesFetched} or {@link ValuesNotFetched}. */
    void fetch(List<Reference> references, ExecutionCommand command, Consumer<Reply> answer) {
        fetching++;
        context.pipeToSelf(
                CompletableFuture.supplyAsync(() -> parts.values().fetch(id, references), parts.blocking()),
                (found, failure) -> failure == null
                        ? new ValuesFetched(command, answer, found)
                        : new ValuesNotFetched(command, answer, failure));
    }

    void fetched(ValuesFetched fetched) {
        fetching--;
        fetched.values().forEach(values::remember);
    }

    void notFetched(ValuesNotFetched failed) {
        fetching--;
        context.getLog()
                .warn(
                        "execution {} cannot go on for now: its data cannot be read ({}). It is tried again later;"
                                + " check the database",
                        id,
                        failed.cause().getMessage());
        failed.answer().accept(new Reply.Refused("UNAVAILABLE", "the data of the execution cannot be read now"));
    }
}
