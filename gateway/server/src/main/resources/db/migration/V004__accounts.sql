-- Who may come in, and where to. What opens a door (passwords, tokens) is kept as a hash only.
create table account (
    id                uuid primary key,
    -- As its owner wrote it, and as it is compared.
    email             text not null,
    email_key         text not null unique collate "C",
    full_name         text not null,
    password_hash     text not null,
    -- Counts changes of the password: what was verified against an earlier one is worth nothing.
    password_version  integer not null default 1,
    -- Looks after the whole installation: other users, plugins.
    administrator     boolean not null default false,
    disabled_at       timestamptz,
    signed_in_at      timestamptz,
    -- When someone last asked for a link to another password that no administrator has made yet.
    reset_asked_at    timestamptz,
    created_at        timestamptz not null
);
create index account_by_age on account (created_at, id);

create table workspace (
    id         uuid primary key,
    name       text not null,
    created_at timestamptz not null
);

create table membership (
    account_id   uuid not null references account on delete cascade,
    workspace_id uuid not null references workspace on delete cascade,
    role         text not null check (role in ('owner', 'admin', 'editor', 'operator', 'viewer')),
    -- The workspace meant where a request names none.
    home         boolean not null default false,
    created_at   timestamptz not null,
    primary key (account_id, workspace_id)
);
create unique index membership_one_home on membership (account_id) where home;
create index membership_by_workspace on membership (workspace_id);

-- One login, and the refresh tokens that came of it: each is good once, and used twice it ends the session.
create table session (
    id         uuid primary key,
    account_id uuid not null references account on delete cascade,
    created_at   timestamptz not null,
    last_used_at timestamptz not null,
    expires_at   timestamptz not null,
    ended_at     timestamptz,
    -- Where it was last carried on from, and what the program called itself: for its owner to recognise it by.
    address      text not null,
    client       text not null
);
create index session_by_account on session (account_id, created_at, id);
create index session_by_expiry on session (expires_at);

create table refresh_token (
    hash       bytea primary key,
    session_id uuid not null references session on delete cascade,
    expires_at timestamptz not null,
    used_at    timestamptz,
    -- What it was given in exchange for.
    before     bytea
);
create index refresh_token_by_before on refresh_token (before);
create index refresh_token_by_session on refresh_token (session_id);

-- Personal API tokens, each for one workspace.
create table api_token (
    id           uuid primary key,
    hash         bytea not null unique,
    account_id   uuid not null references account on delete cascade,
    workspace_id uuid not null references workspace on delete cascade,
    name         text not null,
    -- The last characters, so that people can tell their tokens apart.
    ending       text not null,
    scopes       text[] not null,
    created_at   timestamptz not null,
    expires_at   timestamptz not null,
    last_used_at timestamptz,
    revoked_at   timestamptz
);
create index api_token_by_account on api_token (account_id, workspace_id, created_at, id);

-- Those who may become members, by a link that is kept as a hash. Accepted and withdrawn ones are gone.
create table invitation (
    id           uuid primary key,
    hash         bytea not null unique,
    workspace_id uuid not null references workspace on delete cascade,
    invited_by   uuid not null references account on delete cascade,
    email        text not null,
    email_key    text not null collate "C",
    role         text not null check (role in ('owner', 'admin', 'editor', 'operator', 'viewer')),
    created_at   timestamptz not null,
    expires_at   timestamptz not null,
    unique (workspace_id, email_key)
);
create index invitation_by_workspace on invitation (workspace_id, created_at, id);

-- Links to another password: one for a user at most, gone once used.
create table password_reset (
    account_id uuid primary key references account on delete cascade,
    hash       bytea not null unique,
    expires_at timestamptz not null
);

-- What administrators have decided while the server ran, over what it was started with.
create table account_setting (
    name  text primary key,
    value text not null
);
