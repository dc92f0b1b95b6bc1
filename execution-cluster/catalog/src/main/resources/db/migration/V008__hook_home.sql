-- Where the webhooks of each workspace are called: below /hooks/{slug}/.
create table hook_home (
    workspace uuid    primary key,
    slug      text    not null unique collate "C",
    -- The first administrator's workspace: its paths are called without the slug, too.
    first     boolean not null default false
);

create unique index hook_home_the_first on hook_home (first) where first;

-- Paths are kept while their workflow rests, so that no slug takes the calls that are meant for them.
alter table workflow_hook add column live boolean not null default true;
drop index workflow_hook_by_head;
create index workflow_hook_by_head on workflow_hook (workspace, head);
