-- Tenants and keys made at run time; declared ones live in the configuration only.
-- Times are milliseconds since 1970, lists and limits are JSON, price_factor is a decimal text.
create table tenant (
  id text primary key,
  group_names text not null,
  price_factor text not null,
  limits text not null,
  created_at bigint not null
);

-- tenant_id may also name a declared tenant, so nothing is referenced.
create table api_key (
  tenant_id text not null,
  id text not null,
  sha256 text not null unique,
  models text not null,
  allowed_addresses text not null,
  limits text not null,
  expires_at bigint,
  is_disabled smallint not null default 0,
  created_at bigint not null,
  primary key (tenant_id, id)
);
