-- Calls of triggers that started nothing new, and why. What they did start is in the list of executions.
create table trigger_log (
    id        uuid        primary key,
    workspace uuid        not null,
    workflow  uuid        not null,
    node      text        not null,
    type      text        not null,
    outcome   text        not null check (outcome in ('repeated', 'refused', 'missed')),
    code      text        not null,
    cause     text        not null,
    -- How many like it this row stands for: a flood is not written call by call.
    times     bigint      not null,
    -- The one that was started before, where it is a repetition.
    execution uuid,
    at        timestamptz not null
);

create index trigger_log_by_workspace on trigger_log (workspace, at, id);
create index trigger_log_by_workflow on trigger_log (workflow, at, id);
create index trigger_log_by_time on trigger_log (at);
