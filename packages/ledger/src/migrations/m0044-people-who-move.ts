import type { Migration } from './migration.ts'

/**
 * What somebody was told, what was done about them and what they reported is theirs in whichever organization they are now: an id
 * names one person in all of them. Administrators see, as before, what is their organization's.
 */
const setting = (name: string): string => `(select current_setting('goodstanding.${name}', true))`
const SCOPE = setting('scope')
const ORGANIZATION = setting('organization')
const PERSON = setting('person')
/** A yes or no that is found once for a statement, as the step before has it. */
const SYSTEM = `(select current_setting('goodstanding.scope', true) = 'system')`
const OWN = `organization = ${ORGANIZATION} and organization <> ''`
const ME = `'account/' || ${PERSON}`

type Seen = { readonly administrator: string; readonly person: string }

const SEEN: Readonly<Record<string, Seen>> = {
  report_view: {
    administrator: `shown_to @> array[${ORGANIZATION}] and not accused @> array[${PERSON}]`,
    person: `reporter = ${PERSON}`,
  },
  notice_view: { administrator: OWN, person: `recipient_key = ${ME}` },
  action_view: { administrator: OWN, person: `${ME} in (subject_key, coalesce(holder_key, ''))` },
}

function alter(table: string, { administrator, person }: Seen): string {
  const asAdministrator = `${SCOPE} = 'organization' and ${administrator}`
  const asPerson = `${SCOPE} in ('person', 'organization') and ${person}`
  return `alter policy organization_only on ${table}
  using ((${SYSTEM}) or (${asAdministrator}) or (${asPerson}))
  with check ((${SYSTEM}) or (${asAdministrator}));`
}

export const peopleWhoMove: Migration = {
  number: 44,
  name: 'people-who-move',
  kind: 'compatible',
  sql: Object.entries(SEEN)
    .map(([table, seen]) => alter(table, seen))
    .join('\n'),
}
