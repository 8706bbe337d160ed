/**
 * What of the log an administrator is shown beside the second wall. The operator's work on a case shows when it is decided,
 * not before: an entry would tell whoever the case is about. What was reported past the administrators is in no entry of theirs
 * (`noteOfReport`), and why the operator did something stands in the notice.
 */
import { allInView, type WrittenAuditEntry } from '@goodstanding/ledger'
import type { Principal } from '../../access/principal.ts'
import type { Desk } from '../parts.ts'
import { readEntry } from '../read-stream.ts'

export async function entriesFor(
  { db }: Pick<Desk, 'db'>,
  principal: Principal,
  entries: readonly WrittenAuditEntry[],
): Promise<readonly WrittenAuditEntry[]> {
  if (principal.kind !== 'member') return entries
  const own = entries.filter(({ organization }) => organization === principal.organization)
  const cases = own.flatMap(({ entry }) => caseOf(readEntry(entry).object) ?? [])
  const decided = await allInView(db, 'case_view', [
    { column: 'id', test: 'in', value: [...new Set(cases)] },
    { column: 'status', test: 'is', value: 'decided' },
  ])
  const open = new Set(decided.map(({ id }) => id))
  return own.filter(({ entry }) => {
    const { object } = readEntry(entry)
    if (object.startsWith('second-review/')) return false
    const id = caseOf(object)
    return id === null || open.has(id)
  })
}

const caseOf = (object: string): string | null => /^case\/(.+)$/.exec(object)?.[1] ?? null

/** Whether somebody is told in words why a thing was done. */
export function tellsWhy(principal: Principal, { entry }: WrittenAuditEntry): boolean {
  return principal.kind !== 'member' || !readEntry(entry).by.startsWith('staff/')
}
