-- Workspaces that were made before webhooks were called by workspace: a slug like their name, and where two are alike, with
-- the beginning of their id.
with named as (
    select id, created_at, trim('-' from left(trim('-' from regexp_replace(lower(name), '[^a-z0-9]+', '-', 'g')), 30)) as base
    from workspace
), sound as (
    select id, created_at, case when base ~ '^[a-z0-9][a-z0-9-]*[a-z0-9]$' and base <> 'resume' then base else 'workspace' end as base
    from named
), counted as (
    select id, base, row_number() over (partition by base order by created_at, id) as place
    from sound
)
insert into hook_home (workspace, slug)
select id, case when place = 1 and base <> 'workspace' then base else base || '-' || left(id::text, 8) end
from counted;

update hook_home set first = true
where workspace = (
    select m.workspace_id
    from account a join membership m on m.account_id = a.id and m.home
    where a.administrator
    order by a.created_at, a.id
    limit 1
);

-- What is called below a workspace's slug only must not stand in the way of the first one's paths.
update hook_home h set slug = h.slug || '-' || left(h.workspace::text, 8)
where exists (
    select 1
    from workflow_hook taken join hook_home f on f.workspace = taken.workspace and f.first
    where taken.head = h.slug
);
