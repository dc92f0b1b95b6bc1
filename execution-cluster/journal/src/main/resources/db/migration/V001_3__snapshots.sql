-- What long histories add up to at some of their events, for whoever would else have to read them from the beginning. The
-- columns are those of akka-persistence-jdbc. Rows can be deleted at will: they are worked out anew from the journal.
create table execution_snapshot (
    persistence_id        text    not null collate "C",
    -- Of the last event that it covers.
    sequence_number       bigint  not null,
    created               bigint  not null,
    snapshot_ser_id       integer not null,
    -- The form of the payload; those of other releases are left aside.
    snapshot_ser_manifest text    not null collate "C",
    snapshot_payload      bytea   not null,
    meta_ser_id           integer,
    meta_ser_manifest     text,
    meta_payload          bytea,
    primary key (persistence_id, sequence_number),
    -- A history takes its snapshots with it.
    first_row             bigint  not null default 1 check (first_row = 1),
    foreign key (persistence_id, first_row) references event_journal (persistence_id, sequence_number) on delete cascade
);
