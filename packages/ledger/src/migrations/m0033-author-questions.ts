import type { Migration } from './migration.ts'

/** Nodes that are up, and what one asks the others: who sent an event that nobody keeps. Questions are gone once they are answered. */
export const authorQuestions: Migration = {
  number: 33,
  name: 'author-questions',
  kind: 'compatible',
  sql: `
create table node (
  id text primary key,
  seen_at timestamptz not null
);

create table author_question (
  id text primary key,
  node text not null,
  source text not null,
  event_id text not null,
  asked_at timestamptz not null,
  -- Nodes that have looked.
  answers integer not null default 0,
  account text,
  organization text
);
select guard_organization('author_question');
`,
}
