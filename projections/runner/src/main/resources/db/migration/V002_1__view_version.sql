-- By which version of a view's code its rows were made. A view that is newer than its rows is rebuilt.
create table view_version (
    view    text not null primary key collate "C",
    version int  not null
);
