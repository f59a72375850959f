-- A finished job is deleted one day, its entries stay. From then on its closing says what reports need of the job: how it
-- ended, and on which channel.
alter table entry add column job_state text;
alter table entry add column job_channel_id text;
create index entry_gone on entry (job_id) where job_state is not null;

create index job_final on job (final_at) where final_at is not null;
