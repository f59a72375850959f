-- made once, so that links survive a restart and work on every node
create table secret (
  name text not null primary key,
  value text not null
);
