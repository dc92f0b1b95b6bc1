alter table parcel add column sent_at timestamptz;
