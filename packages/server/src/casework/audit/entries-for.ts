/**
 * What of the log an administrator is shown beside the second wall. The operator's work on a case shows when it is decided,
 * not before: an entry would tell whoever the case is about. What was reported past the administrators is in no entry of theirs
 * (`noteOfReport`), and why the operator did something stands in the notice.
 */
import { allInView, type AuditOpening, type WrittenAuditEntry } from '@goodstanding/ledger'
import type { Bilingual } from '@goodstanding/model'
import type { Principal } from '../../access/principal.ts'
import type { Desk } from '../parts.ts'
import { type LogEntry, readEntry } from '../read-stream.ts'
import { openWhys } from './read-why.ts'
import { isPlace } from './commitment.ts'
import { OPERATOR } from './write-audit.ts'

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
const isLook = (entry: LogEntry): boolean =>
  isOfOperator(entry) &&
  entry.act.startsWith('evidence.') &&
  /^(?:decision|evidence|report|complaint)\//.test(entry.object)

/** Entries from before commitments name whoever of the staff it was. */
const isNamed = ({ by }: LogEntry): boolean => by.startsWith('staff/')
const tellsPlaces = ({ by, records = [] }: LogEntry): boolean => by === OPERATOR && records.some(isPlace)
const isOfOperator = (entry: LogEntry): boolean => entry.by === OPERATOR || isNamed(entry)

export const OPERATOR_WORDS: Bilingual = { en: 'The operator', zh: '平台运营方' }

/**
 * An entry as somebody reads it: as it was written and hashed, but for entries from before commitments, that name somebody of the staff or
 * the streams of the ledger, and with these who reported. Of those nobody outside reads the name, nor the sealed words and hashes, for with all else that the leaf is the hash of, a name could be
 * guessed.
 */
export function entryAs(principal: Pick<Principal, 'kind'>, entry: unknown): unknown {
  const read = readEntry(entry)
  if (principal.kind === 'staff' || !(isNamed(read) || tellsPlaces(read))) return entry
  const { at, act, object, organization, sha256 } = read
  return { at, act, by: OPERATOR, object, organization, why: null, ...(sha256 === undefined ? {} : { sha256 }) }
}

/** Whether somebody reads of an entry that the operator did it, and neither who of the staff nor why in words. */
export function isUnnamed(principal: Principal, entry: unknown): boolean {
  return principal.kind !== 'staff' && isOfOperator(readEntry(entry))
}

/** What opens the commitment of an entry, for the staff alone. */
export function openingFor(principal: Principal, opening: AuditOpening | null): { readonly opening?: AuditOpening } {
  return opening === null || principal.kind !== 'staff' ? {} : { opening }
}
