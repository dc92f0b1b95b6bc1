package reprise.gateway.workflows;

import akka.http.javadsl.model.HttpRequest;
import java.net.URI;
import java.util.Optional;
import reprise.catalog.Detail;
import reprise.catalog.HookHomes;
import reprise.catalog.Inspection;
import reprise.catalog.Masks;
import reprise.catalog.Releases;
import reprise.catalog.Verdict;
import reprise.catalog.VersionDetail;
import reprise.catalog.Workflow;
import reprise.catalog.Workflows;
import reprise.core.WorkflowId;
import reprise.core.definition.Definition;
import reprise.core.definition.DefinitionWriter;
import reprise.core.definition.SourceText;
import reprise.database.Database;
import reprise.gateway.accounts.Area;
import reprise.gateway.accounts.Caller;
import reprise.gateway.accounts.Permission;
import reprise.gateway.http.Cursor;
import reprise.gateway.http.Document;
import reprise.gateway.http.Page;
import reprise.gateway.http.PageRequest;
import reprise.gateway.http.Reply;
import reprise.sdk.Json;
import reprise.views.executions.WorkflowActivity;

/** Carries requests about workflows to the catalog and its verdicts back. Every method waits for the database. */
public final class WorkflowActions {

    static final String ROOT = "/api/v1/workflows/";

    private final Database database;
    private final Workflows workflows;
    private final Releases releases;
    private final Validation validation;
    private final Masks masks;
    private final Optional<URI> publicUrl;

    /**
     * @param database where the read models are
     * @param masks hides secrets from those who may not edit
     * @param publicUrl how the outside reaches webhooks; empty: as each caller reached us
     */
    public WorkflowActions(
            Database database,
            Workflows workflows,
            Releases releases,
            Inspection inspection,
            Masks masks,
            Optional<URI> publicUrl) {
        this.database = database;
        this.workflows = workflows;
        this.releases = releases;
        this.masks = masks;
        this.validation = new Validation(inspection);
        this.publicUrl = publicUrl;
    }

    Page list(Caller caller, Listings listings, PageRequest at) {
        var rows = workflows.list(caller.workspace(), listings.page(at));
        var ids = rows.stream().map(Workflow::id).toList();
        var activity = database.with(sql -> WorkflowActivity.of(sql, caller.workspace(), ids));
        return Page.of(
                rows,
                at,
                workflow -> WorkflowJson.listed(workflow, Optional.ofNullable(activity.get(workflow.id()))),
                listings::cursor);
    }

    Reply create(Caller caller, HttpRequest request, Document document) {
        var source = Documents.readOrRefuse(document);
        return made(
                caller,
                request,
                workflows.create(caller.workspace(), caller.user().value(), source));
    }

    Reply show(Caller caller, HttpRequest request, WorkflowId id) {
        var verdict = workflows.get(caller.workspace(), id);
        return Documents.wantsYaml(request)
                ? Answers.of(verdict, detail -> tagged(detail, Documents.yaml(seen(caller, detail.definition()))))
                : shown(caller, request, verdict);
    }

    Reply save(Caller caller, HttpRequest request, WorkflowId id, Document document) {
        var expected = Guard.expected(request);
        var source = Documents.readOrRefuse(document);
        return shown(
                caller,
                request,
                workflows.save(caller.workspace(), id, caller.user().value(), source, expected));
    }

    Reply amend(Caller caller, HttpRequest request, WorkflowId id, Amendment amendment) {
        return shown(
                caller,
                request,
                workflows.amend(
                        caller.workspace(), id, caller.user().value(), amendment::change, Guard.expected(request)));
    }

    Reply delete(Caller caller, WorkflowId id) {
        return Answers.of(
                releases.delete(caller.workspace(), id),
                deleted -> Reply.ok(Json.object(
                        "id", deleted.id(),
                        "deletedAt", deleted.updatedAt(),
                        "message", "Its triggers no longer fire; executions that are running go on to their end")));
    }

    Reply validate(Caller caller, Document document) {
        return Reply.ok(validation.of(caller.workspace(), document));
    }

    Reply validate(Caller caller, WorkflowId id, Document document) {
        return Answers.of(
                workflows.get(caller.workspace(), id), _ -> Reply.ok(validation.of(caller.workspace(), document)));
    }

    Reply validate(Caller caller, WorkflowId id) {
        return Answers.of(
                workflows.get(caller.workspace(), id),
                detail -> Reply.ok(
                        validation.of(caller.workspace(), SourceText.of(DefinitionWriter.write(detail.definition())))));
    }

    Reply publish(Caller caller, HttpRequest request, WorkflowId id, Optional<Integer> version) {
        return turned(caller, request, releases.publish(caller.workspace(), id, version));
    }

    Reply archive(Caller caller, HttpRequest request, WorkflowId id) {
        return turned(caller, request, releases.archive(caller.workspace(), id));
    }

    Reply activate(Caller caller, HttpRequest request, WorkflowId id) {
        return turned(caller, request, releases.activate(caller.workspace(), id));
    }

    Reply deactivate(Caller caller, HttpRequest request, WorkflowId id) {
        return turned(caller, request, releases.deactivate(caller.workspace(), id));
    }

    Reply duplicate(Caller caller, HttpRequest request, WorkflowId id) {
        return made(
                caller,
                request,
                workflows.duplicate(caller.workspace(), id, caller.user().value()));
    }

    Page versions(Caller caller, WorkflowId id, PageRequest at) {
        int before = at.after()
                .map(cursor -> Math.clamp(cursor.number(0), 0, Integer.MAX_VALUE))
                .orElse(Integer.MAX_VALUE);
        var rows = Answers.orRefuse(workflows.versions(caller.workspace(), id, before, at.rows()));
        return Page.of(
                rows, at, VersionJson::of, version -> Cursor.of(version.id().version()));
    }

    Reply version(Caller caller, HttpRequest request, WorkflowId id, int version) {
        return Answers.of(
                workflows.version(caller.workspace(), id, version),
                detail -> Documents.wantsYaml(request)
                        ? Documents.yaml(seen(caller, detail.definition()))
                        : Reply.ok(WorkflowJson.of(
                                new VersionDetail(detail.version(), seen(caller, detail.definition())))));
    }

    Reply restore(Caller caller, HttpRequest request, WorkflowId id, int version) {
        return shown(
                caller,
                request,
                workflows.restore(caller.workspace(), id, caller.user().value(), version));
    }

    Reply diff(Caller caller, WorkflowId id, int from, int to) {
        return Answers.of(
                workflows.diff(caller.workspace(), id, from, to, definition -> seen(caller, definition)),
                diff -> Reply.ok(VersionJson.of(from, to, diff)));
    }

    private Reply made(Caller caller, HttpRequest request, Verdict<Detail> verdict) {
        return Answers.of(
                verdict,
                detail -> tagged(
                        detail,
                        Reply.created(ROOT + detail.workflow().id(), WorkflowJson.of(detail, urls(caller, request)))));
    }

    private Reply turned(Caller caller, HttpRequest request, Verdict<Workflow> verdict) {
        return shown(caller, request, verdict.then(turned -> workflows.get(turned.workspace(), turned.id())));
    }

    private Reply shown(Caller caller, HttpRequest request, Verdict<Detail> verdict) {
        return Answers.of(
                verdict,
                detail -> tagged(
                        detail,
                        Reply.ok(WorkflowJson.of(
                                new Detail(detail.workflow(), seen(caller, detail.definition()), detail.warnings()),
                                urls(caller, request)))));
    }

    private Definition seen(Caller caller, Definition definition) {
        return caller.may(Area.WORKFLOWS, Permission.EDIT) ? definition : masks.over(definition);
    }

    private HookUrls urls(Caller caller, HttpRequest request) {
        var home = database.with(sql -> HookHomes.of(sql, caller.workspace())).orElseThrow();
        return HookUrls.of(home, publicUrl, request, caller);
    }

    private static Reply tagged(Detail detail, Reply reply) {
        return reply.with("ETag", Guard.tag(detail.workflow().lifecycle().version()));
    }
}
