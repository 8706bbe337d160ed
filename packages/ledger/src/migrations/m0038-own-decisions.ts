import type { Migration } from './migration.ts'

const setting = (name: string): string => `(select current_setting('goodstanding.${name}', true))`
const anyOf = (...tests: readonly string[]): string => tests.map((test) => `(${test})`).join('\n or ')
const SYSTEM = `${setting('scope')} = 'system'`
const OWN = `organization = ${setting('organization')} and organization <> ''`
const AS_ORGANIZATION = `${setting('scope')} = 'organization' and ${OWN}`
const AS_SENDER = `${setting('scope')} = 'person' and ${OWN} and actor = ${setting('person')}`

/** People read what the machine decided about what they themselves sent in their organization; the other scopes stay as they were. */
export const ownDecisions: Migration = {
  number: 38,
  name: 'own-decisions',
  kind: 'compatible',
  sql: `
alter policy organization_only on decision
  using (${anyOf(SYSTEM, AS_ORGANIZATION, AS_SENDER)}) with check (${anyOf(SYSTEM, AS_ORGANIZATION)});
`,
}
