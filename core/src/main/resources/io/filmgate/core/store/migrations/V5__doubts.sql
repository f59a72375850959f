-- An operator keeps a job in doubt from being ended by time; until it leaves doubt.
alter table job add column kept_by text;
alter table job add column kept_reason text;

-- Jobs that ended in doubt without proof: the vendor may have them, and what it charges is then the operator's loss.
-- state: looking (nobody has found the vendor's job), following (its id is known), or how it ended
create table aftermath (
  job_id text not null primary key references job (id) on delete cascade,
  channel_id text not null,
  state text not null,
  since bigint not null,
  until bigint not null,
  vendor_job text,
  handle text,
  found_at bigint,
  ended_at bigint
);
create index aftermath_open on aftermath (channel_id, job_id) where ended_at is null;
