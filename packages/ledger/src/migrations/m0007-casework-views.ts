import type { Migration } from './migration.ts'

/**
 * What casework lists and looks up: one row for each stream of the ledger, with the state that its events fold to.
 * `sort` is what a list is ordered by, smallest first. Instants in `sort` are milliseconds.
 */
export const caseworkViews: Migration = {
  number: 7,
  name: 'casework-views',
  kind: 'breaking',
  sql: `
create function create_casework_view(name text, columns text) returns void language plpgsql as $$
begin
  execute format('create table %I (
    id text primary key, organization text not null, status text not null, sort bigint not null,
    stream_version integer not null, state json not null, %s)', name, columns);
  execute format('create index on %I (organization, sort, id)', name);
  execute format('create index on %I (status, sort, id)', name);
  perform guard_organization(name::regclass);
end $$;

select create_casework_view('report_view', 'reporter text not null, about_key text, case_id text,
  shown_to text[] not null, accused text[] not null');
create index report_view_by_reporter on report_view (reporter, sort, id);
create index report_view_by_about on report_view (about_key) where about_key is not null;
create index report_view_by_shown on report_view using gin (shown_to);

select create_casework_view('reporter_view', 'reports integer not null');
select create_casework_view('complaint_view', 'filed_by text not null, case_id text');

select create_casework_view('case_view', 'subject_key text not null, family text not null, clauses text[] not null,
  severity integer not null');
create unique index case_view_one_open on case_view (subject_key, family) where status <> 'decided';
create index case_view_by_subject on case_view (subject_key, sort, id);
create index case_view_by_clause on case_view using gin (clauses);

select create_casework_view('action_view', 'subject_key text not null, holder_key text, type text not null,
  clause text not null, case_id text, batch text');
create index action_view_by_subject on action_view (subject_key, sort, id);
create index action_view_by_holder on action_view (holder_key) where holder_key is not null;
create index action_view_by_case on action_view (case_id) where case_id is not null;

select create_casework_view('notice_view', 'subject_key text not null, recipient_key text not null, action text not null');
create index notice_view_by_recipient on notice_view (recipient_key, sort, id);
create index notice_view_by_subject on notice_view (subject_key, sort, id);
create unique index notice_view_by_action on notice_view (action);

select create_casework_view('appeal_view', 'public_id text not null unique, against text not null, filed_by text not null');
create index appeal_view_by_against on appeal_view (against);
create index appeal_view_by_filer on appeal_view (filed_by, sort, id);

select create_casework_view('verification_view', 'until_at bigint');
select create_casework_view('legal_request_view', 'subjects text[] not null, held text not null');
create index legal_request_view_by_subject on legal_request_view using gin (subjects) where held = 'held';

drop function create_casework_view(text, text);

create table case_alias (id text primary key, case_id text not null);

create table case_decision (
  decision text primary key,
  organization text not null,
  case_id text not null,
  effect text not null,
  hold text
);
create index case_decision_held on case_decision (case_id) where hold = 'held';
select guard_organization('case_decision');

create table account_identity (
  account text primary key,
  organization text not null,
  tokens text[] not null
);
select guard_organization('account_identity');

create table known_administrator (
  organization text not null,
  person text not null,
  primary key (organization, person)
);
select guard_organization('known_administrator');

create sequence standing_position;
create table standing (
  subject_key text primary key,
  organization text not null,
  standing json not null,
  position bigint not null
);
create unique index standing_by_position on standing (position);
select guard_organization('standing');

create table webhook_subscription (
  id text primary key,
  url text not null,
  types text[] not null,
  secrets text[] not null,
  created_at timestamptz not null,
  removed_at timestamptz
);

create table webhook_delivery (
  id text primary key,
  subscription text not null references webhook_subscription,
  type text not null,
  subject_key text not null,
  body json not null,
  status text not null,
  attempts integer not null,
  answer text,
  created_at timestamptz not null,
  last_at timestamptz
);
create index webhook_delivery_by_subscription on webhook_delivery (subscription, created_at desc);
`,
}
