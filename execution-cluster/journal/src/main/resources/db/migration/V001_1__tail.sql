-- How far each tail of the journal has come. Written in the transaction of the batch that brought it there; whoever
-- finds another epoch or another position than it left has been replaced.
create table tail_offset (
    name       text     not null collate "C",
    range_from smallint not null,
    range_to   smallint not null,
    tx         xid8     not null,
    ordering   bigint   not null,
    epoch      bigint   not null,
    owner      text     not null,
    primary key (name, range_from, range_to)
) with (fillfactor = 50);

-- Events that a tail could not take in. It went on without them.
create table tail_dead_letter (
    name           text        not null collate "C",
    tx             xid8        not null,
    ordering       bigint      not null,
    persistence_id text        not null collate "C",
    sequence_nr    bigint      not null,
    reason         text        not null,
    at             timestamptz not null default now(),
    -- Of one decision several events may be unreadable.
    primary key (name, tx, ordering, sequence_nr)
);
