import type { Migration } from './migration.ts'

/**
 * Who of the staff an entry of the log is of: the entry holds a commitment, and this the name and the salt that open it. Only whoever
 * may see every organization reads it, so that an administrator gets an entry word for word, and no name.
 */
export const auditOpenings: Migration = {
  number: 53,
  name: 'audit-openings',
  kind: 'compatible',
  sql: `
create table audit_opening (
  log text not null,
  sequence bigint not null,
  organization text not null default '',
  done_by text not null,
  salt text not null,
  primary key (log, sequence)
);
select guard_organization('audit_opening');
select guard_append_only('audit_opening');
`,
}
