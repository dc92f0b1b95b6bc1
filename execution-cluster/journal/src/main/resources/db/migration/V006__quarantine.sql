-- Executions whose history cannot be read: what is wrong with them, and where. They are left out of the due work, so that
-- nobody tries again and again what only an operator can mend; deleting the row of one lets it be tried again.
create table quarantined_execution (
    id             uuid        not null primary key,
    persistence_id text        not null collate "C",
    sequence_nr    bigint      not null,
    reason         text        not null,
    at             timestamptz not null default now()
);
