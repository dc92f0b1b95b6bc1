create table parcel (id uuid primary key, label text not null);
