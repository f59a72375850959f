-- A secret that was replaced works until its overlap ends.
alter table api_key add column previous_sha256 text;
alter table api_key add column previous_until bigint;

-- Disabled keys, declared ones too: this wins over the file. api_key.is_disabled is read no more.
create table disabled_key (
  tenant_id text not null,
  key_id text not null,
  disabled_at bigint not null,
  primary key (tenant_id, key_id)
);
insert into disabled_key (tenant_id, key_id, disabled_at)
  select tenant_id, id, created_at from api_key where is_disabled = 1;

create table key_use (
  tenant_id text not null,
  key_id text not null,
  last_used_at bigint not null,
  primary key (tenant_id, key_id)
);

-- Grows with each change of what it names, so that whoever follows reads no more than this.
create table change (
  name text not null primary key,
  revision bigint not null
);

-- before_change and after_change are JSON without secrets
create table audit (
  id text not null primary key,
  at bigint not null,
  operator text not null,
  action text not null,
  subject text not null,
  before_change text not null,
  after_change text not null
);
