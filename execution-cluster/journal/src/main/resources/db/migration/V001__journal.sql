-- The journal: every fact about every execution, in order. Rows are added and, by retention, removed; never changed.
create table event_journal (
    ordering        bigint generated always as identity,
    -- The transaction that wrote the row. With the guard tx < pg_snapshot_xmin(pg_current_snapshot()) a reader of
    -- (tx, ordering) never passes a row that a slower transaction has yet to commit.
    tx              xid8     not null default pg_current_xact_id(),
    slice           smallint not null,
    persistence_id  text     not null collate "C",
    sequence_number bigint   not null,
    name            text     not null collate "C",
    version         smallint not null,
    writer          text     not null collate "C",
    -- JSON in UTF-8. Bytes, because PostgreSQL's own JSON types refuse text that JSON allows, such as \u0000.
    event           bytea    not null,
    -- Who may write next is decided by this key: an owner that lost its execution collides here and must recover.
    primary key (persistence_id, sequence_number)
) with (autovacuum_vacuum_insert_scale_factor = 0.2);

create unique index event_journal_position on event_journal (tx, ordering);

-- Payloads too large for an event, by the hash of their content and the execution that holds them.
create table payload (
    persistence_id text  not null collate "C",
    hash           text  not null collate "C",
    content        bytea not null,
    primary key (persistence_id, hash)
);
alter table payload alter column content set storage external;
