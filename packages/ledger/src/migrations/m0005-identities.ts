import type { Migration } from './migration.ts'

/** Who may ask: tokens are kept as sha-256 only. Idempotency keys of calls stand beside the token that made them. */
export const identities: Migration = {
  number: 5,
  name: 'identities',
  kind: 'breaking',
  sql: `
create table service_token (
  id uuid primary key,
  name text not null,
  token_hash bytea not null unique,
  scopes text[] not null,
  created_at timestamptz not null,
  expires_at timestamptz,
  revoked_at timestamptz
);

create table staff (
  id text primary key,
  name text not null,
  email text not null,
  roles text[] not null,
  version integer not null,
  created_at timestamptz not null,
  removed_at timestamptz
);
create unique index staff_by_email on staff (lower(email)) where removed_at is null;

create table staff_token (
  id uuid primary key,
  staff text not null references staff,
  token_hash bytea not null unique,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz
);
create index staff_token_by_staff on staff_token (staff);

create table sign_in_token (
  token_hash bytea primary key,
  staff text not null references staff,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);

create table idempotency_key (
  caller text not null,
  key text not null,
  request_hash bytea not null,
  status integer,
  response json,
  claimed_until timestamptz not null,
  expires_at timestamptz not null,
  primary key (caller, key)
);
create index idempotency_key_by_expiry on idempotency_key (expires_at);
`,
}
