-- Workflows as they stand now. What they do is in their versions.
create table workflow (
    id                uuid        primary key,
    workspace         uuid        not null,
    name              text        not null,
    -- The name in lower case, to sort by.
    name_key          text        not null collate "C",
    description       text        not null,
    tags              text[]      not null,
    folder            text        not null,
    -- Types of the trigger nodes of the latest version.
    triggers          text[]      not null,
    -- Name, description, tags and metadata in lower case, for finding parts of them.
    search            text        not null,
    status            text        not null check (status in ('draft', 'published', 'archived')),
    active            boolean     not null,
    version           integer     not null check (version > 0),
    published_version integer     check (published_version between 1 and version),
    created_by        uuid        not null,
    created_at        timestamptz not null,
    updated_at        timestamptz not null,
    -- Grows with every change to what the triggers of any workflow run, in the order of commits: such changes are made
    -- one after the other. Nodes of the cluster learn of changes by asking for rows beyond the last revision they saw.
    -- 0: its triggers never ran anything.
    revision          bigint      not null,
    hook_token        text        not null unique,
    -- Deleted workflows keep their row and versions as long as executions may refer to them.
    deleted_at        timestamptz,
    check (not active or (status = 'published' and deleted_at is null)),
    check (status <> 'published' or published_version is not null)
);

create sequence workflow_revision;
create index workflow_by_revision on workflow (revision) where revision > 0;
create index workflow_by_name on workflow (workspace, name_key, id) where deleted_at is null;
create index workflow_by_creation on workflow (workspace, created_at, id) where deleted_at is null;
create index workflow_by_update on workflow (workspace, updated_at, id) where deleted_at is null;

-- Never changed once written: executions refer to them.
create table workflow_version (
    workspace  uuid        not null,
    workflow   uuid        not null references workflow,
    version    integer     not null check (version > 0),
    -- Canonical JSON in UTF-8. Bytes, because PostgreSQL's own JSON types refuse text that JSON allows.
    definition bytea       not null,
    -- The rules it was checked by (Language.DIALECT): what was published goes on running when rules of saving become stricter.
    dialect    integer     not null,
    created_by uuid        not null,
    created_at timestamptz not null,
    note       text        not null,
    primary key (workflow, version)
);

-- The webhook paths that authors chose, of active workflows only: each call has one meaning on the whole instance.
create table workflow_hook (
    workspace uuid   not null,
    workflow  uuid   not null references workflow,
    node      text   not null,
    methods   text[] not null,
    -- As written, orders/:id
    path      text   not null,
    -- The first segment, which is always fixed: what narrows the search for overlapping paths.
    head      text   not null collate "C",
    primary key (workflow, node)
);

create index workflow_hook_by_head on workflow_hook (head);
