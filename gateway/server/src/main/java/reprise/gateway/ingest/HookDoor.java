package reprise.gateway.ingest;

import akka.http.javadsl.model.HttpEntity;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import akka.stream.Materializer;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
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
import reprise.gateway.http.SentHead;
import reprise.gateway.http.SentType;
import reprise.gateway.http.WholeBody;
import reprise.gateway.ingest.SignatureCheck.Delivery;
import reprise.gateway.starts.StartFailures;
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
            Http http,
            JsonText json,
            Clock clock,
            Materializer materializer) {}

    public HookDoor(Parts parts) {
        this.hooks = parts.hooks();
        this.starts = parts.starts();
        this.ownAnswers = parts.ownAnswers();
        this.limits = parts.limits();
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
            case HookBindings.Lookup.WrongMethod wrong ->
                refuse(request, Refusal.methodNotAllowed(List.copyOf(wrong.allowed())));
            case HookBindings.Lookup.Open open ->
                enter(request, path.shown(), open.plate(), CalledPath.params(open.params()));
        };
    }

    private CompletionStage<HttpResponse> enter(
            HttpRequest request, String path, HookBinding plate, Map<String, String> params) {
        var config = plate.config(WebhookNode.Config.class);
        var wait = limits.takePlace(plate, config);
        if (wait.isPresent()) {
            return refuse(request, Refusal.rateLimited(wait.get()));
        }
        return body(request).thenCompose(body -> start(request, path, plate, config, params, body));
    }

    /** The usual small body is here already; a longer one is read up to the limit, which is ours and not Akka's. */
    private CompletionStage<byte[]> body(HttpRequest request) {
        var entity = request.entity();
        if (entity instanceof HttpEntity.Strict strict && strict.getData().length() <= limits.maxBodyBytes()) {
            return CompletableFuture.completedFuture(strict.getData().toArrayUnsafe());
        }
        return WholeBody.body(request, limits.maxBodyBytes(), limits.bodyPatience(), materializer);
    }

    private CompletionStage<HttpResponse> start(
            HttpRequest request,
            String path,
            HookBinding plate,
            WebhookNode.Config config,
            Map<String, String> params,
            byte[] body) {
        Function<String, Optional<String>> header =
                name -> values(request, name).stream().findFirst();
        var delivery = delivery(config, request, body);
        var parsed = bodies.read(SentType.of(request), ContentCoding.undone(request, body, limits.maxBodyBytes()));
        var trigger = HookTrigger.of(request, path, params, parsed, rawUse.raw(plate.plan(), body));
        var hook = plate.plan().node(plate.node());
        StartFailures.refuse(schemas.problems(plate.planId(), hook, "bodySchema", parsed, "body"));
        var key = CallKey.of(hook, trigger, delivery, header, json);
        var cause = new Cause(Optional.of(RequestId.of(request)), Optional.empty());
        return starts.start(new StartRequest(
                        plate.workspace(), plate.plan(), plate.node(), trigger, Json.EMPTY_OBJECT, cause, key))
                .exceptionally(StartFailures::refuse)
                .thenCompose(outcome -> told(request, config, outcome));
    }

    /** What the signature says of the call. A guesser is not told what was wrong. */
    private Optional<Delivery> delivery(WebhookNode.Config config, HttpRequest request, byte[] body) {
        return switch (Signatures.check(config.verification(), name -> values(request, name), body, clock.instant())) {
            case SignatureCheck.Passed(var delivery) -> delivery;
            case SignatureCheck.Failed _ ->
                throw new Refused(
                        Refusal.unauthenticated("The signature of this call is missing, wrong or out of time"));
        };
    }

    private static List<String> values(HttpRequest request, String name) {
        return SentHead.of(request).map(head -> head.values(name)).orElse(List.of());
    }

    private CompletionStage<HttpResponse> told(HttpRequest request, WebhookNode.Config config, StartOutcome outcome) {
        return switch (outcome) {
            case StartOutcome.Started started -> begun(request, config, started.id(), Execution.fold(started.events()));
            case StartOutcome.Repeated repeated ->
                begun(request, config, repeated.id(), Execution.NONE).thenApply(HookAnswers::repeated);
            case StartOutcome.KeyReused _ ->
                refuse(
                        request,
                        Refusal.unprocessable(
                                "This idempotency key was used before with another request",
                                List.of(new Refusal.Detail(
                                        "Idempotency-Key", "must be new for every request that is not a repetition"))));
            case StartOutcome.Refused refused -> refuse(request, Refusal.conflict(refused.message()));
        };
    }

    private CompletionStage<HttpResponse> begun(
            HttpRequest request, WebhookNode.Config config, ExecutionId id, Execution known) {
        if (config.respond() == WebhookNode.Respond.IMMEDIATELY) {
            return reply(request, HookAnswers.accepted(id));
        }
        RequestTimeout.of(request, config.responseTimeout());
        return ownAnswers
                .of(id, known, config, RequestId.of(request))
                .thenApply(own -> own.orElseGet(() -> http.render(request, HookAnswers.accepted(id))));
    }

    private CompletionStage<HttpResponse> reply(HttpRequest request, Reply reply) {
        return CompletableFuture.completedFuture(http.render(request, reply));
    }

    private CompletionStage<HttpResponse> refuse(HttpRequest request, Refusal refusal) {
        request.discardEntityBytes(materializer);
        return reply(request, Reply.no(refusal));
    }
}
