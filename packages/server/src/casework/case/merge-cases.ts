/** Two cases become one: both, and what was reported in them, in one transaction. */
import {
  type AuditAct,
  answersOwed,
  type Case,
  decideCase,
  decideComplaint,
  decideReport,
  type Staff,
} from '@goodstanding/casework'
import { resolveCaseAlias } from '@goodstanding/ledger'
import type { CaseId } from '@goodstanding/model'
import { must } from '../asker.ts'
import type { Desk } from '../parts.ts'
import { isToRoute, routeCase } from '../queue/route-cases.ts'
import { CASES, COMPLAINTS, REPORTS } from '../streams.ts'
import type { Unit } from '../unit.ts'
import { keepCaseTimers } from './case-timers.ts'
import { fieldProblem, Problem } from '../../http/problems.ts'

type Opened = Exclude<Case, { kind: 'none' }>
export type Merged = { readonly from: Opened; readonly into: Opened }

export type Merging = {
  readonly id: string
  readonly into: string
  readonly by: Staff
  readonly reason: string
  /** Of the case that is merged, and of the one that takes it in. */
  readonly ifMatch: number | null
  readonly intoIfMatch: number | null
}

/** `id` is decided within `into` from now on. */
export async function mergeCases(desk: Desk, unit: Unit, asked: Merging): Promise<Merged> {
  const { by, reason, ifMatch, intoIfMatch } = asked
  const [from, into] = await bothOf(unit, asked.id, asked.into)
  const merged = must(decideCase({ kind: 'merge', into: into.id, by, reason, ifMatch }, from, unit.now))
  const took = must(decideCase({ kind: 'take-in', from, by, reason, ifMatch: intoIfMatch }, into, unit.now), '')
  const after = { from: opened(unit.add(CASES, from.id, merged)), into: opened(unit.add(CASES, into.id, took)) }
  await answerIn(unit, after.from, { from: from.id, to: into.id })
  if (isToRoute(into, after.into)) await routeCase(desk, unit, { id: into.id, language: null })
  keepCaseTimers(unit, after.from)
  note(unit, 'case.merge', asked, after)
  return { from: after.from, into: opened(await unit.load(CASES, into.id)) }
}

/** What came to a case that is merged comes to the case it is merged into, and is told apart there if they are parted. */
export async function followMerge(desk: Desk, unit: Unit, from: Case): Promise<void> {
  if (from.kind !== 'merged') return
  const into = await unit.load(CASES, from.into)
  const after = unit.add(CASES, from.into, must(decideCase({ kind: 'follow', from }, into, unit.now)))
  if (isToRoute(into, after)) await routeCase(desk, unit, { id: from.into, language: null })
}

/** The case that answers what is in a case: the one it was merged into, or itself. */
export async function answeringCase(unit: Unit, id: CaseId): Promise<CaseId> {
  const found = await unit.load(CASES, id)
  return found.kind === 'merged' ? found.into : id
}

/** The two cases, locked in one order, so that two merges the other way round do not wait for each other. */
export async function bothOf(unit: Unit, one: string, other: string): Promise<readonly [Opened, Opened]> {
  const ids = [await resolveCaseAlias(unit.tx, one), await resolveCaseAlias(unit.tx, other)] as const
  await unit.loadAll(CASES, ids)
  const first = await unit.load(CASES, ids[0])
  const second = await unit.load(CASES, ids[1])
  if (first.kind === 'none') throw new Problem('case.not-found')
  if (second.kind === 'none') throw fieldProblem('case.not-found', '/into', `there is no case "${other}"`)
  return [first, second]
}

export function opened(found: Case): Opened {
  if (found.kind === 'none') throw new Problem('case.not-found')
  return found
}

type Course = { readonly from: CaseId; readonly to: CaseId }

/** Reports and complaints name the case that answers them. */
export async function answerIn(unit: Unit, found: Opened, { from, to }: Course): Promise<void> {
  const { reports, complaints } = answersOwed(found)
  await unit.loadAll(REPORTS, reports)
  await unit.loadAll(COMPLAINTS, complaints)
  for (const report of reports) {
    const { report: kept } = await unit.load(REPORTS, report)
    const joined = decideReport({ kind: 'join', case: to, from }, kept, unit.now)
    if (joined.ok) unit.add(REPORTS, report, joined.value)
  }
  for (const complaint of complaints) {
    const joined = decideComplaint({ kind: 'join', case: to, from }, await unit.load(COMPLAINTS, complaint), unit.now)
    if (joined.ok) unit.add(COMPLAINTS, complaint, joined.value)
  }
}

export function note(
  unit: Unit,
  act: AuditAct,
  { by, reason }: Pick<Merging, 'by' | 'reason'>,
  { from, into }: Merged,
): void {
  for (const { id, subject } of [from, into])
    unit.audit({ act, by: `staff/${by.id}`, object: `case/${id}`, organization: subject.organization, why: reason })
}
