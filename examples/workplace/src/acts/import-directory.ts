/** A directory import: each person's consent is recorded first, and rows without it do not go on. */
import type { Person } from '../words.ts'
import { askBefore, newId, type Workplace } from '../workplace.ts'

export type Row = {
  readonly name: string
  readonly email: string
  readonly title: string
  /** Whether the person was shown the disclosure and agreed. */
  readonly agreed: boolean
}

export type Imported = {
  readonly rows: readonly { readonly name: string; readonly isImported: boolean; readonly clause: string | null }[]
}

/** The disclosure that was shown. A new text is a new version. */
const DISCLOSURE = { version: '2026-11', shownAt: '2026-11-01T00:00:00Z' }
const PURPOSE = 'directory'

export async function importDirectory(
  workplace: Workplace,
  { by, rows }: { readonly by: Person; readonly rows: readonly Row[] },
): Promise<Imported> {
  const { goodstanding, store, live, now } = workplace
  const people = rows.map((row) => ({ row, id: `${by.organization}-${slug(row.name)}` }))
  for (const { row, id } of people) {
    if (!row.agreed) continue
    await goodstanding.consents.put(`consent-${id}`, {
      person: id,
      organization: by.organization,
      fields: ['name', 'email', 'title'],
      purpose: PURPOSE,
      disclosureVersion: DISCLOSURE.version,
      givenAt: new Date(now() - 1000).toISOString(),
    })
  }
  const verdict = await askBefore(workplace, {
    person: by,
    type: 'directory.import',
    id: newId('d'),
    data: {
      purpose: PURPOSE,
      disclosure: DISCLOSURE,
      rows: people.map(({ row, id }) => ({
        person: { id, name: row.name, email: row.email, title: row.title },
        kind: 'member' as const,
      })),
    },
  })
  const refused = new Map((verdict.decision?.rows ?? []).map((row) => [row.index, row.clause]))
  const isWhole = verdict.effect === 'allow' || verdict.effect === 'flag'
  const outcome = people.map(({ row, id }, index) => {
    const isImported = isWhole && !refused.has(index)
    if (isImported)
      store.putPerson({
        id,
        organization: by.organization,
        kind: 'member',
        name: row.name,
        title: row.title,
        isAdmin: false,
      })
    return { name: row.name, isImported, clause: refused.get(index) ?? (isImported ? null : verdict.clause) }
  })
  for (const { row, id } of people.filter((_, index) => outcome[index]?.isImported === true))
    await goodstanding.people.put(id, {
      organization: by.organization,
      kind: 'member',
      name: row.name,
      title: row.title,
      roles: [],
    })
  live.changed('people')
  return { rows: outcome }
}

export const slug = (name: string): string =>
  name
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '') || 'unnamed'
