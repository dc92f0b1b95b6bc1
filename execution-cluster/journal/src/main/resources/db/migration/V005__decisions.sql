-- One row for all the events of a decision, where there was one row for each: what is decided together is written
-- together, and a webhook's whole execution is often one decision.
alter table event_journal rename to event_journal_by_event;
alter index event_journal_pkey rename to event_journal_by_event_pkey;
alter index event_journal_position rename to event_journal_by_event_position;

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
    -- Who may write next is decided by this key. A row is only written by who knows the one before it to be the last, so two
    -- owners of an execution collide here, and the one that lost it must recover.
    primary key (persistence_id, sequence_number)
) with (autovacuum_vacuum_insert_scale_factor = 0.2, toast_tuple_target = 4080);

create unique index event_journal_position on event_journal (tx, ordering);

-- The places of rows stay as they were: tails know them.
insert into event_journal
    (ordering, tx, slice, over, event_count, persistence_id, sequence_number, writer, events)
overriding system value
select ordering, tx, slice, name = 'execution.ended', 1, persistence_id, sequence_number, writer,
    convert_to(format('[{"name":"%s","version":%s,"bytes":%s,"event":', name, version, length(event)), 'UTF8')
        || event || convert_to('}]', 'UTF8')
from event_journal_by_event;

select setval(
    pg_get_serial_sequence('event_journal', 'ordering'),
    greatest((select max(ordering) from event_journal), 1));

drop table event_journal_by_event;

-- Of one decision several events may be unreadable.
alter table tail_dead_letter
    drop constraint tail_dead_letter_pkey,
    add primary key (name, tx, ordering, sequence_nr);
