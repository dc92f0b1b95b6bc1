create table half_done (id int);
alter table no_such_table add column x int;
