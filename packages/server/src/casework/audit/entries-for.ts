/**
 * What of the log an administrator is shown beside the second wall. The operator's work on a case shows when it is decided,
 * not before: an entry would tell whoever the case is about. What was reported past the administrators is in no entry of theirs
 * (`noteOfReport`), and why the operator did something stands in the notice.
 */
import { allInView, type WrittenAuditEntry } from '@goodstanding/ledger'
import type { Bilingual } from '@goodstanding/model'
import type { Principal } from '../../access/principal.ts'
import type { Desk } from '../parts.ts'
import { readEntry } from '../read-stream.ts'
import { openWhys } from './read-why.ts'

export async function entriesFor(
  { db }: Pick<Desk, 'db'>,
  principal: Principal,
  entries: readonly WrittenAuditEntry[],
): Promise<readonly WrittenAuditEntry[]> {
  if (principal.kind !== 'member') return entries
  const own = entries.filter(({ organization }) => organization === principal.organization)
  const looks = own.filter(({ entry }) => isLook(readEntry(entry)))
  const whys = await openWhys(db, looks)
  const lookedFor = new Map(looks.map(({ sequence }, at) => [sequence, whys[at] ?? '']))
  const caseOf = ({ sequence, entry }: WrittenAuditEntry): string | null => {
    const why = lookedFor.get(sequence)
    return why === undefined ? caseIn(readEntry(entry).object) : caseNamedIn(why)
  }
  const cases = own.flatMap((written) => caseOf(written) ?? [])
  const decided = await allInView(db, 'case_view', [
    { column: 'id', test: 'in', value: [...new Set(cases)] },
    { column: 'status', test: 'is', value: 'decided' },
  ])
  const open = new Set(decided.map(({ id }) => id))
  return own.filter((written) => {
    const { object } = readEntry(written.entry)
    if (object.startsWith('second-review/')) return false
    const id = caseOf(written)
    if (id !== null) return open.has(id)
    // Why somebody looked is not said any more, or was a legal request: nobody there may know of it.
    const why = lookedFor.get(written.sequence)
    return why === undefined || (why === '' && object.startsWith('report/'))
  })
}

const caseIn = (object: string): string | null => /^case\/(.+)$/.exec(object)?.[1] ?? null

/** `case/case_…; file …`, or the case alone; null where a legal request stands beside it, or there is none. */
const caseNamedIn = (why: string): string | null =>
  why.includes('legal-request/') ? null : (/^(?:case\/)?(case_[^;\s]+)/.exec(why)?.[1] ?? null)

/** A look of the operator's at one part of a case tells of it as much as an entry of the case itself. */
const isLook = ({ act, by, object }: { readonly act: string; readonly by: string; readonly object: string }): boolean =>
  by.startsWith('staff/') && act.startsWith('evidence.') && /^(?:decision|evidence|report|complaint)\//.test(object)

/** Whether somebody is told in words why a thing was done. */
export function tellsWhy(principal: Principal, { entry }: WrittenAuditEntry): boolean {
  return !isUnnamed(principal, entry)
}

/** The operator, as whoever did it is called outside. */
const OPERATOR = 'operator'
export const OPERATOR_WORDS: Bilingual = { en: 'The operator', zh: '平台运营方' }

/**
 * An entry as somebody reads it. Outside, what the staff did is the operator's: who of them did it is nobody's business there. Neither do
 * sealed words and hashes of the ledger go there, for with all else that the leaf is the hash of, a name could be guessed.
 */
export function entryAs(principal: Principal, entry: unknown): unknown {
  if (!isUnnamed(principal, entry)) return entry
  const { at, act, object, organization, sha256 } = readEntry(entry)
  return { at, act, by: OPERATOR, object, organization, why: null, ...(sha256 === undefined ? {} : { sha256 }) }
}

/** Whether somebody reads of an entry that the operator did it, and no more of who. */
export function isUnnamed(principal: Principal, entry: unknown): boolean {
  return principal.kind !== 'staff' && readEntry(entry).by.startsWith('staff/')
}
