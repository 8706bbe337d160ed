/** Findings, reports and complaints open a case or join the one that is open about their subject and family of clauses. */
import { type CaseItem, decideCase, familyOf, operatorDeadline, type Subject, subjectKey } from '@goodstanding/casework'
import { addCaseAlias, findOpenCase } from '@goodstanding/ledger'
import type { CaseId } from '@goodstanding/model'
import { must } from '../asker.ts'
import { isToRoute, routeCase } from '../queue/route-cases.ts'
import { asId } from '../read-id.ts'
import type { Desk } from '../parts.ts'
import { CASES } from '../streams.ts'
import type { Unit } from '../unit.ts'

/** More findings of one case than this are kept as decisions only: the case shows enough, and stays quick to read. */
const FINDINGS_SHOWN = 200

export type Joining = {
  readonly subject: Subject
  readonly item: CaseItem
  /** The id that the case gets if none is open; null draws one. */
  readonly chosen: string | null
  /** Of what was said, when it tells. */
  readonly language?: string | null
}

/** The id of the case that the item is in now. */
export async function joinCase(
  desk: Desk,
  unit: Unit,
  { subject, item, chosen, language = null }: Joining,
): Promise<CaseId> {
  const family = familyOf(item.clause)
  const key = subjectKey(subject)
  const id = await caseToJoin(unit, { key, family, chosen })
  const found = await unit.load(CASES, id)
  const deadline = operatorDeadline(item.severity, unit.now)
  if (found.kind !== 'none' && found.kind !== 'decided' && isFull(found.items, item)) return id
  // A decision that named the case was on its way while the case was decided: new evidence reopens it.
  if (found.kind === 'decided')
    unit.add(CASES, id, must(decideCase({ kind: 'reopen', why: 'new-evidence', deadline }, found, unit.now)))
  const standing = await unit.load(CASES, id)
  const command =
    standing.kind === 'none'
      ? ({ kind: 'open', id, subject, family, item, deadline } as const)
      : ({ kind: 'join', subject, item, deadline } as const)
  const joined = unit.add(CASES, id, must(decideCase(command, standing, unit.now)))
  if (isToRoute(found.kind === 'decided' ? found : standing, joined)) await routeCase(desk, unit, { id, language })
  unit.afterCommit(() => {
    desk.openCases.put(key, family, id)
  })
  return id
}

type Sought = { readonly key: string; readonly family: string; readonly chosen: string | null }

/** The database is the arbiter: an open case there goes before an id that was chosen from memory. */
async function caseToJoin(unit: Unit, { key, family, chosen }: Sought): Promise<CaseId> {
  const open = unit.joined.get(`${family} ${key}`) ?? (await findOpenCase(unit.tx, key, family))
  const id = open ?? chosen ?? unit.newId('case')
  unit.joined.set(`${family} ${key}`, id)
  if (chosen !== null && chosen !== id) await addCaseAlias(unit.tx, chosen, id)
  return asId(id)
}

function isFull(items: readonly CaseItem[], item: CaseItem): boolean {
  if (item.kind !== 'finding') return false
  const findings = items.filter(({ kind }) => kind === 'finding')
  const worst = Math.max(0, ...findings.map(({ severity }) => severity))
  return findings.length >= FINDINGS_SHOWN && item.severity <= worst
}
