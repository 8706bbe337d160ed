import type { Migration } from './migration.ts'

/**
 * Row-level security by who asks. A transaction states its scope, and without one sees nothing:
 *
 * - `system`: the product itself - deciders, jobs, the operator's staff - after it has checked who may;
 * - `organization`: an administrator, for the rows of their organization;
 * - `person`: a member or external contact, for what is theirs.
 *
 * Settings, not roles, carry it, because an external database may let us make no role: the owner of the tables is bound like
 * everybody, by `force row level security`. What is nobody's (`organization = ''`) is seen by `system` alone, unless a policy
 * says otherwise: a setting that a transaction left behind is '' as well.
 */

const setting = (name: string): string => `(select current_setting('goodstanding.${name}', true))`
const SCOPE = setting('scope')
const ORGANIZATION = setting('organization')
const PERSON = setting('person')
const SYSTEM = `${SCOPE} = 'system'`
const OWN = `(organization = ${ORGANIZATION} and organization <> '')`
const MINE = `(organization in (${ORGANIZATION}, ''))`
const ME = `'account/' || ${PERSON}`

const anyOf = (...tests: readonly string[]): string => tests.map((test) => `(${test})`).join('\n or ')
const asPerson = (test: string): string => `${SCOPE} = 'person' and ${test}`
const asOrganization = (test: string): string => `${SCOPE} = 'organization' and ${test}`
const asEither = (test: string): string => `${SCOPE} in ('person', 'organization') and ${test}`

const DEFAULT = anyOf(SYSTEM, asOrganization(OWN))

/** The product's own books: nobody reads them for an organization. */
const SYSTEM_ONLY = [
  'ledger',
  'outbox',
  'case_view',
  'case_decision',
  'reporter_view',
  'legal_request_view',
  'account_identity',
  'known_administrator',
  'event_key',
  'observed_event',
  'session',
  'standing',
  'evidence',
]

const SPECIAL: Readonly<Record<string, string>> = {
  // What was brought to an administrator, never a report about themselves; and what anybody reported.
  report_view: anyOf(
    SYSTEM,
    asOrganization(`shown_to @> array[${ORGANIZATION}] and not accused @> array[${PERSON}]`),
    asEither(`${OWN} and reporter = ${PERSON}`),
  ),
  notice_view: anyOf(SYSTEM, asOrganization(OWN), asEither(`${MINE} and recipient_key = ${ME}`)),
  action_view: anyOf(
    SYSTEM,
    asOrganization(OWN),
    asEither(`${MINE} and ${ME} in (subject_key, coalesce(holder_key, ''))`),
  ),
  appeal_view: anyOf(SYSTEM, asOrganization(`filed_by = ${ORGANIZATION}`), asEither(`filed_by = ${PERSON}`)),
  person: anyOf(SYSTEM, asOrganization(OWN), asPerson(`${OWN} and id = ${PERSON}`)),
  erasure_view: anyOf(SYSTEM, asEither(`person = ${PERSON}`)),
}

const alter = (table: string, test: string): string =>
  `alter policy organization_only on ${table} using (${test}) with check (${test});`

export const rowSecurity: Migration = {
  number: 16,
  name: 'row-security',
  kind: 'breaking',
  sql: `
create or replace function guard_organization(target regclass) returns void language plpgsql as $guard$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format($policy$create policy organization_only on %s using (${DEFAULT})$policy$, target);
end $guard$;

do $all$
declare
  target regclass;
begin
  for target in select polrelid::regclass from pg_policy where polname = 'organization_only' loop
    execute format($policy$alter policy organization_only on %s using (${DEFAULT})$policy$, target);
  end loop;
end $all$;

${SYSTEM_ONLY.map((table) => alter(table, SYSTEM)).join('\n')}
${Object.entries(SPECIAL)
  .map(([table, test]) => alter(table, test))
  .join('\n')}

-- The step before wrote rows by the scope of its time; what it could not see is done here.
update case_view set state = ('{"queue":"general","language":null,' || substr(ltrim(state::text), 2))::json
where state -> 'queue' is null and state ->> 'kind' <> 'none';
`,
}
