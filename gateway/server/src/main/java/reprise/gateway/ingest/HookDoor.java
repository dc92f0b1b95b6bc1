package reprise.gateway.ingest;

import akka.http.javadsl.model.HttpEntity;
import akka.http.javadsl.model.HttpMethods;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import akka.stream.Materializer;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import reprise.catalog.HookBinding;
import reprise.catalog.HookBindings;
import reprise.core.ExecutionId;
import reprise.core.execution.Cause;
import reprise.core.execution.Execution;
import reprise.gateway.http.ContentCoding;
import reprise.gateway.http.FastPath;
import reprise.gateway.http.Http;
import reprise.gateway.http.Refusal;
import reprise.gateway.http.Refused;
import reprise.gateway.http.Reply;
import reprise.gateway.http.RequestId;
import reprise.gateway.http.RequestTimeout;
import reprise.gateway.http.SentType;
import reprise.gateway.http.WholeBody;
import reprise.gateway.ingest.SignatureCheck.Delivery;
import reprise.gateway.starts.StartFailures;
import reprise.gateway.triggers.TriggerLog;
import reprise.nodes.WebhookNode;
import reprise.sdk.Json;
import reprise.sdk.JsonText;
import reprise.starts.InputSchemas;
import reprise.starts.StartOutcome;
import reprise.starts.StartRequest;
import reprise.starts.Starts;

/**
 * The public door, {@code /hooks/**}: looks up who listens there, checks the call, and starts the workflow. A 2xx leaves
 * only after the start is durable.
 */
public final class HookDoor implements FastPath {
    private final HookBindings hooks;
    private final Starts starts;
    private final OwnAnswers ownAnswers;
    private final HookLimits limits;
    private final HookNotes notes;
    private final HookBody bodies;
    private final RawUse rawUse = new RawUse();
    private final InputSchemas schemas;
    private final Http http;
    private final JsonText json;
    private final Clock clock;
    private final Materializer materializer;

    /** What the door works with. */
    public record Parts(
            HookBindings hooks,
            Starts starts,
            OwnAnswers ownAnswers,
            HookLimits limits,
            TriggerLog log,
            Http http,
            JsonText json,
            Clock clock,
            Materializer materializer) {}

    public HookDoor(Parts parts) {
        this.hooks = parts.hooks();
        this.starts = parts.starts();
        this.ownAnswers = parts.ownAnswers();
        this.limits = parts.limits();
        this.notes = new HookNotes(parts.log(), parts.clock());
        this.bodies = new HookBody(parts.json());
        this.schemas = new InputSchemas();
        this.http = parts.http();
        this.json = parts.json();
        this.clock = parts.clock();
        this.materializer = parts.materializer();
    }

    @Override
    public Optional<CompletionStage<HttpResponse>> serve(HttpRequest request) {
        var path = request.getUri().path();
        return path.startsWith(CalledPath.PREFIX)
                ? Optional.of(answer(
                        request, CalledPath.of(request, path), request.method().name()))
                : Optional.empty();
    }

    /** Where a GET is answered, a HEAD is; the body is left out of the answer. */
    private CompletionStage<HttpResponse> answer(HttpRequest request, CalledPath path, String method) {
        return switch (hooks.find(method, path.address())) {
            case HookBindings.Lookup.Nobody _ -> refuse(request, Refusal.notFound("Nobody listens at this address"));
            case HookBindings.Lookup.WrongMethod wrong
            when method.equals("HEAD") && wrong.allowed().contains("GET") -> answer(request, path, "GET");
            case HookBindings.Lookup.WrongMethod(var allowed) ->
                hooks.find(allowed.getFirst(), path.address()) instanceof HookBindings.Lookup.Open(var hook, var _)
                        ? otherwise(request, path, hook, allowed)
                        : refuse(request, Refusal.methodNotAllowed(List.copyOf(allowed)));
            case HookBindings.Lookup.Open(var hook, var params) ->
                enter(new HookCall(request, path.shown(), hook, CalledPath.params(params)));
        };
    }

    /** Called by a method that starts nothing: it may be a browser or Meta that asks whether it may. */
    private CompletionStage<HttpResponse> otherwise(
            HttpRequest request, CalledPath path, HookBinding hook, SequencedSet<String> allowed) {
        var asked = HookCors.asks(request)
                .flatMap(method ->
                        hooks.find(method, path.address()) instanceof HookBindings.Lookup.Open(var meant, var _)
                                ? HookCors.preflight(request, meant)
                                : Optional.empty())
                .or(() -> meta(request, hook));
        if (asked.isPresent()) {
            request.discardEntityBytes(materializer);
            return CompletableFuture.completedFuture(asked.get());
        }
        notes.missed(hook, request.method().name());
        return refuse(request, Refusal.methodNotAllowed(List.copyOf(allowed)));
    }

    private Optional<HttpResponse> meta(HttpRequest request, HookBinding hook) {
        return request.method().equals(HttpMethods.GET)
                ? Challenges.meta(hook.config(WebhookNode.Config.class), request)
                        .map(HookAnswers::challenged)
                : Optional.empty();
    }

    private CompletionStage<HttpResponse> enter(HookCall call) {
        var challenged = meta(call.request(), call.hook());
        if (challenged.isPresent()) {
            call.request().discardEntityBytes(materializer);
            return CompletableFuture.completedFuture(challenged.get());
        }
        return admitted(call)
                .thenCompose(body -> start(call, body))
                .exceptionallyCompose(failure -> refused(call, failure))
                .thenApply(response -> HookCors.on(call, response));
    }

    /** The body of a call that comes from where calls are taken from. */
    private CompletionStage<byte[]> admitted(HookCall call) {
        if (!call.config().takesFrom(call.address())) {
            call.request().discardEntityBytes(materializer);
            return CompletableFuture.failedFuture(new HookRefusal(
                    Refusal.forbidden("Calls from your address are not taken here"),
                    "ADDRESS_NOT_ALLOWED",
                    "it came from " + call.address() + ", which is not in allowFrom"));
        }
        return body(call.request());
    }

    /** Turned away, for a reason that the owner of the webhook can read. What is no fault of the call's stays what it is. */
    private CompletionStage<HttpResponse> refused(HookCall call, Throwable failure) {
        return switch (failure instanceof CompletionException wrapped ? wrapped.getCause() : failure) {
            case HookRefusal refusal -> {
                notes.refused(call.hook(), refusal);
                var wait = refusal.told().code() != Refusal.Code.RATE_LIMITED
                        ? limits.failed(call.hook(), call.address())
                        : Optional.<Duration>empty();
                yield reply(call, Reply.no(wait.map(Refusal::rateLimited).orElse(refusal.told())));
            }
            case Refused refused
            when refused.refusal().code() != Refusal.Code.UNAVAILABLE -> {
                notes.refused(call.hook(), refused.refusal());
                yield reply(call, Reply.no(refused.refusal()));
            }
            case Throwable other -> CompletableFuture.failedFuture(other);
        };
    }

    /** The usual small body is here already; a longer one is read up to the limit, which is ours and not Akka's. */
    private CompletionStage<byte[]> body(HttpRequest request) {
        var entity = request.entity();
        if (entity instanceof HttpEntity.Strict strict && strict.getData().length() <= limits.maxBodyBytes()) {
            return CompletableFuture.completedFuture(strict.getData().toArrayUnsafe());
        }
        return WholeBody.body(request, limits.maxBodyBytes(), limits.bodyPatience(), materializer);
    }

    private CompletionStage<HttpResponse> start(HookCall call, byte[] body) {
        var delivery = delivery(call, body);
        limits.takePlace(call.hook(), call.config()).ifPresent(wait -> {
            throw new HookRefusal(Refusal.rateLimited(wait), "RATE_LIMITED", "more calls came than rateLimit lets in");
        });
        var request = call.request();
        var parsed = bodies.read(SentType.of(request), ContentCoding.undone(request, body, limits.maxBodyBytes()));
        var challenge = Challenges.slack(call.config(), parsed);
        if (challenge.isPresent()) {
            return CompletableFuture.completedFuture(HookAnswers.challenged(challenge.get()));
        }
        var plan = call.hook().plan();
        var trigger = HookTrigger.of(request, call.path(), call.params(), parsed, rawUse.raw(plan, body));
        var node = plan.node(call.hook().node());
        StartFailures.refuse(schemas.problems(plan.id(), node, "bodySchema", parsed, "body"));
        var key = CallKey.of(node, trigger, delivery, call::header, json);
        var cause = new Cause(Optional.of(RequestId.of(request)), Optional.empty());
        return starts.start(new StartRequest(
                        call.hook().workspace(), plan, node.id(), trigger, Json.EMPTY_OBJECT, cause, key))
                .exceptionally(StartFailures::refuse)
                .thenCompose(outcome -> told(call, outcome));
    }

    /** What the signature says of the call. A guesser is not told what was wrong. */
    private Optional<Delivery> delivery(HookCall call, byte[] body) {
        return switch (Signatures.check(call.config().verification(), call::headers, body, clock.instant())) {
            case SignatureCheck.Passed(var delivery) -> delivery;
            case SignatureCheck.Failed(var flaw, var sentence) ->
                throw new HookRefusal(
                        Refusal.unauthenticated("The signature of this call is missing, wrong or out of time"),
                        "SIGNATURE_" + flaw,
                        sentence);
        };
    }

    private CompletionStage<HttpResponse> told(HookCall call, StartOutcome outcome) {
        return switch (outcome) {
            case StartOutcome.Started started -> begun(call, started.id(), Execution.fold(started.events()));
            case StartOutcome.Repeated repeated -> {
                notes.repeated(call.hook(), repeated.id());
                yield begun(call, repeated.id(), Execution.NONE).thenApply(HookAnswers::repeated);
            }
            case StartOutcome.KeyReused _ -> throw new Refused(StartFailures.keyReused());
            case StartOutcome.Refused refused -> throw new Refused(StartFailures.refusal(refused));
        };
    }

    private CompletionStage<HttpResponse> begun(HookCall call, ExecutionId id, Execution known) {
        if (call.config().respond() == WebhookNode.Respond.IMMEDIATELY) {
            return reply(call, HookAnswers.accepted(id));
        }
        RequestTimeout.of(call.request(), call.config().responseTimeout());
        return ownAnswers
                .of(id, known, call.config())
                .thenApply(own -> own.orElseGet(() -> http.render(call.request(), HookAnswers.accepted(id))));
    }

    private CompletionStage<HttpResponse> reply(HookCall call, Reply reply) {
        return CompletableFuture.completedFuture(http.render(call.request(), reply));
    }

    /** Before its body was read. */
    private CompletionStage<HttpResponse> refuse(HttpRequest request, Refusal refusal) {
        request.discardEntityBytes(materializer);
        return CompletableFuture.completedFuture(http.render(request, Reply.no(refusal)));
    }
}
