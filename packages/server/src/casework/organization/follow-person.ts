/** The service states anew who somebody is: they may be an administrator now, or have been the last one whom reports waited for. */
import { isAdministrator } from '@goodstanding/casework'
import { listAdministered } from '@goodstanding/ledger'
import type { FactStated } from '../../facts/fact-book.ts'
import type { Desk } from '../parts.ts'
import { readPersonFact } from '../read-stream.ts'
import { bringUnhandled } from '../report/bring-unhandled.ts'
import type { Unit } from '../unit.ts'
import { lookForAdministrator, noticeLeftBarred } from './administrators.ts'

export async function followPerson(desk: Desk, unit: Unit, { id, before, after }: FactStated): Promise<void> {
  const stated = after === null ? null : readPersonFact(after)
  if (stated !== null) await lookForAdministrator(desk, unit, stated.organization)
  const now = administeredIn(after)
  const until = before === null ? await listAdministered(unit.tx, id) : administeredIn(before)
  // At once and here: another node may not know yet who administers it.
  for (const organization of until)
    if (!now.includes(organization)) await bringUnhandled(desk, unit, organization, null)
  for (const organization of new Set([...until, ...now])) await noticeLeftBarred(desk, unit, organization)
}

/** What a fact about a person goes before: a token that they once had. */
function administeredIn(fact: unknown): readonly string[] {
  if (fact === null) return []
  const stated = readPersonFact(fact)
  return isAdministrator(stated) ? [stated.organization] : []
}
