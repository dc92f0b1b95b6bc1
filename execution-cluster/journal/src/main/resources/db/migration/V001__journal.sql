-- The journal: every fact about every execution, in order. Rows are added and, by retention, removed; never changed.
create table event_journal (
    ordering        bigint generated always as identity,
    -- The transaction that wrote the row. With the guard tx < pg_snapshot_xmin(pg_current_snapshot()) a reader of
    -- (tx, ordering) never passes a row that a slower transaction has yet to commit.
    tx              xid8     not null default pg_current_xact_id(),
    slice           smallint not null,
    -- Whether the execution is over after it.
    over            boolean  not null,
    event_count     integer  not null,
    persistence_id  text     not null collate "C",
    -- Of the first event in the row; the others follow it.
    sequence_number bigint   not null,
    writer          text     not null collate "C",
    -- A JSON array in UTF-8: [{"name":…,"version":…,"bytes":…,"event":{…}},…]. Bytes, because PostgreSQL's own JSON types
    -- refuse text that JSON allows, such as \u0000.
    events          bytea    not null,
    -- SHA-256 of the chain of the row before, the sequence number and the events; before the first row stands the SHA-256 of
    -- the persistence id. A row that was changed, removed, inserted or moved does not fit the rows behind it.
    chain           bytea    not null,
    -- Who may write next is decided by this key. A row is only written by who knows the one before it to be the last, so two
    -- owners of an execution collide here, and the one that lost it must recover.
    primary key (persistence_id, sequence_number)
) with (autovacuum_vacuum_insert_scale_factor = 0.2, toast_tuple_target = 4080);

create unique index event_journal_position on event_journal (tx, ordering);

-- Values too large for an event, by the hash of their content and the execution that holds them.
create table payload (
    persistence_id text  not null collate "C",
    hash           text  not null collate "C",
    content        bytea not null,
    primary key (persistence_id, hash)
);
alter table payload alter column content set storage external;
