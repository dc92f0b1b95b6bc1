package reprise.gateway.executions;

import akka.http.javadsl.model.HttpHeader;
import akka.http.javadsl.model.HttpRequest;
import java.util.Optional;
import reprise.catalog.Plans;
import reprise.catalog.Verdict;
import reprise.catalog.Workflow;
import reprise.catalog.Workflows;
import reprise.core.PlanId;
import reprise.core.WorkflowId;
import reprise.core.execution.Cause;
import reprise.core.plan.PlanNode;
import reprise.gateway.accounts.Caller;
import reprise.gateway.http.Refusal;
import reprise.gateway.http.Refused;
import reprise.gateway.http.RequestId;
import reprise.gateway.starts.KeyHeader;
import reprise.gateway.starts.StartFailures;
import reprise.sdk.Json;
import reprise.sdk.JsonText;
import reprise.starts.DirectStart;
import reprise.starts.GivenKey;
import reprise.starts.GivenParams;
import reprise.starts.InputSchemas;
import reprise.starts.StartRequest;

/** Turns what somebody asks for into a start: which version, at which trigger, with what as the trigger. Blocks. */
public final class ExecuteRequests {
    private static final Refusal UNKNOWN = Refusal.notFound("no such workflow");

    private final Workflows workflows;
    private final Plans plans;
    private final JsonText json;
    private final InputSchemas schemas;

    public ExecuteRequests(Workflows workflows, Plans plans, JsonText json) {
        this.workflows = workflows;
        this.plans = plans;
        this.json = json;
        this.schemas = new InputSchemas();
    }

    /** @throws Refused where there is no such workflow or version, or the params do not fit */
    StartRequest request(Caller caller, String id, ExecuteRequest wish, HttpRequest request) {
        var plan = plans.load(version(caller, workflow(caller, id), wish));
        StartFailures.refuse(GivenParams.problems(plan.definition().params(), wish.params()));
        var trigger = DirectStart.trigger(plan);
        StartFailures.refuse(schemas.problems(plan.id(), trigger, "inputSchema", wish.input(), "input"));
        var cause = new Cause(
                Optional.of(RequestId.of(request)), Optional.of(caller.user().toString()));
        var key = wish.key()
                .or(() -> KeyHeader.read(KeyHeader.IDEMPOTENCY_KEY, name -> request.getHeader(name)
                        .map(HttpHeader::value)));
        return new StartRequest(
                caller.workspace(),
                plan,
                trigger.id(),
                input(trigger, wish),
                wish.params(),
                cause,
                key.map(given -> GivenKey.with(given, content(wish))));
    }

    private Workflow workflow(Caller caller, String text) {
        try {
            return workflows.find(caller.workspace(), WorkflowId.parse(text)).orElseThrow(() -> new Refused(UNKNOWN));
        } catch (IllegalArgumentException notAnId) {
            throw new Refused(UNKNOWN);
        }
    }

    /** The one asked for; else the published one; else, to try a draft, the latest. */
    private PlanId version(Caller caller, Workflow workflow, ExecuteRequest wish) {
        if (wish.version().isEmpty()) {
            return workflow.published().orElse(workflow.latest());
        }
        int version = wish.version().get();
        return switch (workflows.version(caller.workspace(), workflow.id(), version)) {
            case Verdict.Done<?> _ -> new PlanId(workflow.id(), version);
            case Verdict<?> _ ->
                throw new Refused(Refusal.invalid(
                        "version",
                        "is no version of this workflow; the latest is "
                                + workflow.lifecycle().version()));
        };
    }

    private static Json input(PlanNode trigger, ExecuteRequest wish) {
        var byHand = trigger.definition().type().equals(DirectStart.MANUAL);
        return DirectStart.input(byHand ? DirectStart.MANUAL : "api", wish.input());
    }

    /** The same for the same input, by whatever entrance it comes; params and version count where they are given. */
    private byte[] content(ExecuteRequest wish) {
        return json.writeBytes(
                wish.params().members().isEmpty() && wish.version().isEmpty()
                        ? wish.input()
                        : Json.object("input", wish.input(), "params", wish.params(), "version", wish.version()));
    }
}
