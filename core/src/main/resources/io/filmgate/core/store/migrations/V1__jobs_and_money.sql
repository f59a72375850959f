-- Both databases run this text: types that both have, times in epoch milliseconds, truth as 1 and 0, JSON as text,
-- credits in millionths. No checks on counters: a counter that is wrong must not keep a job from closing.

create table compatibility (
  minimum_version integer not null
);
insert into compatibility (minimum_version) values (1);

create table job (
  id text not null primary key,
  tenant_id text not null,
  key_id text not null,
  model text not null,
  state text not null,
  created_at bigint not null,
  idempotency_key text,
  fingerprint text,
  request text not null,
  planned text not null,
  held_jobs bigint not null,
  held_millis bigint not null,
  held_micros bigint not null,
  held_priced smallint not null,
  lane text not null,
  attempt integer not null,
  channel_id text,
  credential_id text,
  plugin text,
  started_at bigint,
  send_before bigint,
  owner text not null,
  vendor_job text,
  handle text,
  accepted_details text,
  submitted_at bigint,
  deadline_at bigint,
  doubted_at bigint,
  doubt_reason text,
  final_at bigint,
  error text,
  result text,
  cancel_requested smallint not null
);
create unique index job_idempotency on job (tenant_id, idempotency_key) where idempotency_key is not null;
create index job_tenant on job (tenant_id, id);
create index job_open on job (owner, id) where state in ('queued', 'submitting', 'running', 'in_doubt');
create index job_waiting on job (tenant_id, key_id, lane, id) where state = 'queued';

-- ended attempts; the current one stands in its job
create table attempt (
  job_id text not null references job (id) on delete cascade,
  n integer not null,
  channel_id text not null,
  credential_id text not null,
  ended_at bigint not null,
  outcome text not null,
  detail text not null,
  primary key (job_id, n)
);

-- Sums over held_* and used_* are what a budget holds and has used. Reserve and close have n = 0, so that a job is
-- reserved for and closed once; an adjustment has the number of the attempt that it was made for.
create table entry (
  job_id text not null,
  kind text not null,
  n integer not null,
  at bigint not null,
  reserved_at bigint not null,
  tenant_id text not null,
  key_id text not null,
  model text not null,
  held_jobs bigint not null,
  held_millis bigint not null,
  held_micros bigint not null,
  used_jobs bigint not null,
  used_millis bigint not null,
  used_micros bigint not null,
  absorbed_jobs bigint not null,
  absorbed_millis bigint not null,
  absorbed_micros bigint not null,
  vendor_cost text,
  reason text not null,
  primary key (job_id, kind, n)
);
create index entry_window on entry (tenant_id, reserved_at, key_id);

-- id is scope/period/window
create table budget (
  id text not null primary key,
  tenant_id text not null,
  key_id text,
  period text not null,
  starts_at bigint not null,
  held_jobs bigint not null,
  held_millis bigint not null,
  held_micros bigint not null,
  used_jobs bigint not null,
  used_millis bigint not null,
  used_micros bigint not null
);

-- t:tenant, k:tenant/key, c:channel. served orders turns; tat is the rate's theoretical arrival time in nanoseconds
create table slot (
  id text not null primary key,
  running bigint not null,
  waiting bigint not null,
  served bigint not null,
  tat bigint not null
);

-- how many jobs of a key wait for the same channels
create table flow (
  id text not null primary key,
  tenant_id text not null,
  key_id text not null,
  lane text not null,
  waiting bigint not null
);
