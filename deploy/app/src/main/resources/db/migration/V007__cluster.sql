-- The nodes that work with this database, each with the time it was last seen as a member of the cluster.
create table cluster_node (
    address text not null,
    -- Loopback addresses are the same on every machine.
    machine text not null,
    seen_at timestamptz not null,
    primary key (address, machine)
);
