/** The service states anew who somebody is: they may be an administrator now, or have been the last one whom reports waited for. */
import { isAdministrator } from '@goodstanding/casework'
import { type Db, listAdministered } from '@goodstanding/ledger'
import type { FactStated } from '../../facts/fact-book.ts'
import type { Desk } from '../parts.ts'
import { readPersonFact } from '../read-stream.ts'
import { bringUnhandled } from '../report/bring-unhandled.ts'
import type { Unit } from '../unit.ts'
import { lookForAdministrator, noticeLeftBarred } from './administrators.ts'

/** Of whom it was says nothing any more: organizations alone, and they are looked at as they are by then. */
export type PersonOwed = {
  readonly of: 'person'
  /** Where they are; null: nowhere. */
  readonly organization: string | null
  /** What they administer no longer. */
  readonly left: readonly string[]
  /** What they administered or administer now. */
  readonly administered: readonly string[]
}

/** Null where nobody's administrator was or is stated: nothing follows. */
export async function owedByPerson(tx: Db, { id, before, after }: FactStated): Promise<PersonOwed | null> {
  const now = administeredIn(after)
  const until = before === null ? await listAdministered(tx, id) : administeredIn(before)
  const administered = [...new Set([...until, ...now])]
  if (administered.length === 0) return null
  const organization = after === null ? null : readPersonFact(after).organization
  return { of: 'person', organization, left: until.filter((each) => !now.includes(each)), administered }
}

export async function followPerson(
  desk: Desk,
  unit: Unit,
  { organization, left, administered }: PersonOwed,
): Promise<void> {
  if (organization !== null) await lookForAdministrator(desk, unit, organization)
  for (const each of left) await bringUnhandled(desk, unit, each, null)
  for (const each of administered) await noticeLeftBarred(desk, unit, each)
}

/** What a fact about a person goes before: a token that they once had. */
function administeredIn(fact: unknown): readonly string[] {
  if (fact === null) return []
  const stated = readPersonFact(fact)
  return isAdministrator(stated) ? [stated.organization] : []
}
