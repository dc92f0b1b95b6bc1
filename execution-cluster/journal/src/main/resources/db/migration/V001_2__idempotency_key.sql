-- The keys of starts that are remembered, and the execution that each began. Written in the statement that writes the
-- execution's first row of the journal; where the key is held, that row is not written.
create table idempotency_key (
    workflow_id  uuid        not null,
    -- SHA-256 of the key in UTF-8. Its text is in the event.
    key_hash     bytea       not null,
    execution_id uuid        not null,
    -- Of what it was used with; null where the key decides alone.
    fingerprint  text        collate "C",
    taken_at     timestamptz not null,
    -- From then on it may be taken anew; null for never.
    held_until   timestamptz,
    primary key (workflow_id, key_hash)
);

create index idempotency_key_expiry on idempotency_key (held_until) where held_until is not null;
