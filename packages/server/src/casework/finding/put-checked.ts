/** What a later look at kept decisions said, put into their case: what nothing was found in goes on, and what was found lies in the case. */
import { type Case, type CaseEvent, decideCase, subjectKey } from '@goodstanding/casework'
import { releaseHolds } from '@goodstanding/ledger'
import type { CaseId, Decision, Event } from '@goodstanding/model'
import { must } from '../asker.ts'
import { settleMerged } from '../case/answer-case.ts'
import type { Desk } from '../parts.ts'
import { asId } from '../read-id.ts'
import { CASES } from '../streams.ts'
import type { Unit } from '../unit.ts'
import { joinFindings } from './join-findings.ts'
import { handReleased } from './keep-identity.ts'

/** What would have been decided had nothing failed. `decision` has the id of the one that is recorded, and no case of its own. */
export type Checked = { readonly event: Event; readonly decision: Decision }

type Opened = Exclude<Case, { kind: 'none' }>
type Putting = {
  /** The one that the decisions lie in. */
  readonly caseId: string
  readonly checked: readonly Checked[]
  /** Whether more of it waits to be checked. */
  readonly isMore: boolean
}

const goesOn = ({ decision: { effect } }: Checked): boolean => effect === 'allow' || effect === 'flag'
const idOf = ({ decision }: Checked): string => decision.id

/** The case that is open about what lies in this one, itself or the one that it was merged into; null: it is decided. */
export async function openCaseOf(unit: Unit, id: string): Promise<Opened | null> {
  const found = await unit.load(CASES, id)
  if (found.kind === 'merged') return openCaseOf(unit, found.into)
  return found.kind === 'none' || found.kind === 'decided' || found.kind === 'settled' ? null : found
}

export async function putChecked(desk: Desk, unit: Unit, { caseId, checked, isMore }: Putting): Promise<void> {
  const own = await unit.load(CASES, caseId)
  const open = await openCaseOf(unit, caseId)
  if (own.kind === 'none' || open === null) return
  const before = new Set((open.checks ?? []).flatMap(({ found }) => found))
  const fresh = checked.filter((one) => !before.has(idOf(one)))
  const found = fresh.filter(({ decision }) => decision.findings.length > 0)
  for (const { event, decision } of found) {
    const findings = decision.findings.toSorted((a, b) => b.severity - a.severity || b.confidence - a.confidence)
    await joinFindings(desk, unit, { event, decision: { ...decision, case: caseId }, findings, family: own.family })
  }
  const cleared = fresh.filter(({ decision }) => decision.findings.length === 0).map(idOf)
  const command = { kind: 'check', cleared, found: found.map(idOf), isMore } as const
  const events = must(decideCase(command, await unit.load(CASES, open.id), unit.now))
  const [, decided] = events
  if (fresh.length === 0 && decided === undefined) return
  await letGo(desk, unit, own, fresh.filter(goesOn).map(idOf))
  await addCheck(desk, unit, open, events)
}

/** What a check of a case comes to. */
export async function addCheck(desk: Desk, unit: Unit, found: Opened, events: readonly CaseEvent[]): Promise<void> {
  const after = unit.add(CASES, found.id, events)
  unit.audit({
    act: 'case.check',
    by: 'machine',
    object: `case/${found.id}`,
    organization: found.subject.organization,
    why: null,
  })
  if (after.kind === 'decided') await end(desk, unit, after)
}

async function letGo(desk: Desk, unit: Unit, { id, subject }: Opened, decisions: readonly string[]): Promise<void> {
  const released = await releaseHolds(unit.tx, id, decisions)
  for (const decision of released) {
    unit.tell({
      type: 'hold.released',
      subject: subjectKey(subject),
      organization: subject.organization,
      data: { decision, case: id },
    })
  }
  await handReleased(desk, unit, released)
}

/** Nobody has to decide it any more. */
async function end(desk: Desk, unit: Unit, decided: Opened): Promise<void> {
  const id: CaseId = asId(decided.id)
  unit.cancel({ kind: 'case.lease', key: id })
  unit.cancel({ kind: 'case.wait', key: id })
  await settleMerged(desk, unit, decided)
  unit.afterCommit(() => {
    desk.openCases.remove(subjectKey(decided.subject), decided.family, id)
  })
}
