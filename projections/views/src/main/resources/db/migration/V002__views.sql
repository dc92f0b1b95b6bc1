-- Read models: made from the journal by a tail, dropped and rebuilt at any time. Indexes keep the names PostgreSQL gives
-- them, because a rebuilt table gets its indexes by the same rule.

-- One row per execution, for the page that lists them.
create table execution_list (
    id            uuid        not null primary key,
    workspace     uuid        not null,
    workflow      uuid        not null,
    version       int         not null,
    trigger_type  text        not null collate "C",
    status        text        not null collate "C",
    started_at    timestamptz not null,
    completed_at  timestamptz,
    duration_ms   bigint,
    error_code    text,
    error_message text,
    -- The last event that is in this row. What is not newer changes nothing, here and in the counters beside it.
    sequence_nr   bigint      not null,
    -- The nodes that have begun and not settled, as the next event needs them to tell running from waiting.
    unsettled     text        not null
);

create index on execution_list (workspace, started_at, id);
create index on execution_list (workspace, workflow, started_at, id);
-- Most rows are completed and began with a webhook; those who ask for these find them by the first index.
create index on execution_list (workspace, status, started_at, id) where status <> 'completed';
create index on execution_list (workspace, trigger_type, started_at, id) where trigger_type <> 'webhook';

-- How a workflow has fared, for the page that lists workflows. The fill factor leaves room to count in place.
create table workflow_activity (
    workspace       uuid        not null,
    workflow        uuid        not null,
    total           bigint      not null,
    running         bigint      not null,
    failed          bigint      not null,
    last_execution  uuid        not null,
    last_started_at timestamptz not null,
    last_status     text        not null collate "C",
    primary key (workspace, workflow)
) with (fillfactor = 50);

-- Executions by the hour they ended in and by how long they took: each bucket is half an octave of milliseconds.
create table execution_stats_hourly (
    workspace uuid        not null,
    workflow  uuid        not null,
    hour      timestamptz not null,
    status    text        not null collate "C",
    bucket    smallint    not null,
    count     bigint      not null,
    total_ms  bigint      not null,
    max_ms    bigint      not null,
    primary key (workspace, workflow, hour, status, bucket)
) with (fillfactor = 50);

create index on execution_stats_hourly (workspace, hour);

-- One row per unfinished execution older than a moment: why it is not finished, and when to look at it.
create table due_work (
    id          uuid        not null primary key,
    reason      text        not null collate "C",
    wake_at     timestamptz not null,
    deadline    timestamptz,
    sequence_nr bigint      not null,
    unsettled   text        not null
) with (fillfactor = 50);

create index on due_work (wake_at);
