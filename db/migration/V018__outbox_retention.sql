set local role lockstep_owner;

-- How long published events stay for readers that fell behind is the relay's setting; an hour is kept whatever it says.
alter policy outbox_relay_reap on outbox using (published_at < clock_timestamp() - interval '1 hour');

-- What is old is found from that end, not by reading the whole table.
create index outbox_published_idx on outbox (published_at) where published_at is not null;
