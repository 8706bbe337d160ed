import type { Migration } from './migration.ts'

/**
 * Mail: what came in and what became of it, who is answered in which report, what went out and how that ended.
 * Addresses stand in `mail_thread` alone; everywhere else a sender is a keyed token.
 */
export const mail: Migration = {
  number: 10,
  name: 'mail',
  kind: 'compatible',
  sql: `
create table received_mail (
  key bytea primary key,
  message_id text not null,
  sender text not null,
  outcome text not null,
  why text,
  report text,
  received_at timestamptz not null
);
create index received_mail_by_sender on received_mail (sender, received_at);
create index received_mail_by_message on received_mail (message_id) where report is not null;

create table mail_thread (
  report text primary key,
  token text not null unique,
  sender text not null,
  address text,
  language text,
  created_at timestamptz not null
);

create table mail_delivery (
  id text primary key,
  dedupe text not null unique,
  kind text not null,
  recipient text not null,
  about text not null,
  token text not null unique,
  status text not null,
  attempts integer not null,
  answer text,
  created_at timestamptz not null,
  last_at timestamptz
);
create index mail_delivery_by_recipient on mail_delivery (recipient, kind, created_at);
`,
}
