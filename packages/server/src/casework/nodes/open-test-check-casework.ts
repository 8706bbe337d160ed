/** For tests: what holds of all that casework holds, whatever led to it. */
import type { Case } from '@goodstanding/casework'
import {
  ACTIONS,
  APPEALS,
  CASES,
  COMPLAINTS,
  ERASURES,
  LEGAL_REQUESTS,
  PERMITS,
  REPORTS,
  VERIFICATIONS,
} from '../streams.ts'
import type { Stream } from '../unit.ts'
import { OPEN } from './open-test-choices.ts'
import type { Nodes } from './open-test-nodes.ts'
import type { Records } from './open-test-records.ts'

type Say = (what: string) => void
const isOpen = (found: Case | undefined): boolean => OPEN.some((kind) => kind === found?.kind)

/** Whatever somebody waits for has somebody who watches its deadline, and nothing else has. */
export function checkDeadlines(records: Records, say: Say): void {
  const { isDue } = records
  const watch = <State, Event extends { readonly at: number }>(
    stream: Stream<State, Event>,
    states: ReadonlyMap<string, State>,
  ): void => {
    for (const [id, state] of states) {
      const owed = stream.owed?.(state) ?? null
      const isWatched = isDue('deadline', `${stream.name}/${id}`) || isDue('report.deadline', id)
      if (owed !== null && !isWatched) say(`${stream.name}/${id} owes an answer, and nobody watches`)
      if (owed === null && isDue('deadline', `${stream.name}/${id}`))
        say(`${stream.name}/${id} owes nothing and is watched`)
    }
  }
  watch(REPORTS, records.reports)
  watch(COMPLAINTS, records.complaints)
  watch(CASES, records.cases)
  watch(ACTIONS, records.actions)
  watch(APPEALS, records.appeals)
  watch(ERASURES, records.erasures)
  watch(LEGAL_REQUESTS, records.requests)
  watch(PERMITS, records.permits)
  watch(VERIFICATIONS, records.badges)
  for (const { kind, key, error } of records.jobs) if (error !== null) say(`the job ${kind} of ${key} failed: ${error}`)
}

/** One case at a time about a subject and family, and each claim and each wait ends. */
export function checkCases({ cases, actions, isDue }: Records, say: Say): void {
  const open = new Map<string, string>()
  for (const [id, found] of cases) {
    if (found.kind === 'none') continue
    if (found.kind === 'claimed' && !isDue('case.lease', id)) say(`${id} is claimed for ever`)
    if (found.kind === 'waiting' && !isDue('case.wait', id)) say(`${id} waits for ever`)
    if (found.kind === 'merged' && !isOpen(cases.get(found.into))) say(`${id} lies in ${found.into}, which is decided`)
    if (found.kind === 'decided' && found.decision.outcome.kind === 'violation')
      for (const action of found.decision.outcome.actions)
        if (!actions.has(action)) say(`${id} decided ${action}, which nobody knows`)
    if (!isOpen(found)) continue
    const key = `${found.subject.type}/${found.subject.id} ${found.family}`
    if (open.has(key)) say(`${id} and ${String(open.get(key))} are open about ${key}`)
    open.set(key, id)
  }
}

/** Whatever waits for an answer of the operator lies in a case that will be decided. */
export function checkWaiting(records: Records, say: Say): void {
  const { cases, actions, isDue } = records
  const isHandled = (id: string | null): boolean => {
    const found = id === null ? undefined : cases.get(id)
    if (found === undefined || id === null) return false
    if (isOpen(found)) return true
    if (found.kind === 'merged' || found.kind === 'settled') return isHandled(found.into)
    const waits = [...actions.values()].some((action) => action.kind === 'awaiting-second' && action.terms.case === id)
    return found.kind === 'decided' && (waits || isDue('case.reopen', id))
  }
  for (const [id, { report }] of records.reports)
    if ((report.kind === 'complained' || report.kind === 'with-operator') && !isHandled(report.case))
      say(`the report ${id} is ${report.kind}, and nobody will decide ${String(report.case)}`)
  for (const [id, complaint] of records.complaints)
    if (complaint.kind === 'filed' && !isHandled(complaint.case))
      say(`the complaint ${id} is filed, and nobody will decide ${String(complaint.case)}`)
  for (const { decision, hold, case: id } of records.holds)
    if (hold === 'held' && !isHandled(id)) say(`${decision} is held, and nobody will decide ${id}`)
}

/** Every measure has one notice, and an end that somebody sees to or people who may look at it again; none was taken by one person twice. */
export function checkMeasures({ actions, notices, isDue }: Records, say: Say): void {
  const told = new Map<string, number>()
  for (const [id, { notice }] of notices) {
    if (notice.kind === 'none') continue
    told.set(notice.contents.action, (told.get(notice.contents.action) ?? 0) + 1)
    if (notice.kind === 'owed' && !isDue('notice.owed', id)) say(`the notice ${id} is owed for ever`)
  }
  for (const [id, action] of actions) {
    if (action.kind === 'none') continue
    const isTaken = 'takenAt' in action
    const notes = told.get(id) ?? 0
    if (isTaken ? notes !== 1 : notes !== 0) say(`${id}, ${action.terms.type} and ${action.kind}, has ${notes} notices`)
    if (action.kind === 'active' && action.terms.until !== null && !isDue('action.end', id))
      say(`${id} has an end that nobody sees to`)
    if (isTaken && action.by.kind === 'person' && action.second === action.by.id)
      say(`${id} was taken by one person twice`)
    if (isTaken && action.terms.type === 'terminate' && action.second === null) say(`${id} was taken by one person`)
  }
}

/** Nobody answers an appeal against what they had a part in. */
export function checkAppeals({ appeals, actions, cases }: Records, say: Say): void {
  for (const appeal of appeals.values()) {
    if (appeal.kind === 'none' || appeal.kind === 'pending') continue
    const { against, decidedBy, takenBy } = appeal
    const action = against.kind === 'action' ? actions.get(against.action) : undefined
    const takers =
      action !== undefined && 'takenAt' in action
        ? [action.by.kind === 'person' ? action.by.id : null, action.second]
        : []
    if ([...takers, ...takenBy].includes(decidedBy)) say(`${decidedBy} answered ${appeal.id} against what they decided`)
    const found = against.kind === 'case' ? cases.get(against.case) : undefined
    if (found === undefined || found.kind === 'none') continue
    if (found.decisions.findLast(({ at }) => at <= appeal.filedAt)?.by === decidedBy)
      say(`${decidedBy} answered ${appeal.id} about their own case`)
  }
}

/** What an authority asked to keep is there; what is kept for another reason is looked at again. */
export function checkErasures(
  { erasures, requests, isDue }: Records,
  { heldSince, now, say }: Pick<Nodes, 'heldSince' | 'now' | 'say'>,
): void {
  for (const [id, erasure] of erasures) {
    if (erasure.kind === 'held' && !isDue('erasure.carry-out', id)) say(`the erasure ${id} is kept for ever`)
    if (erasure.kind !== 'erased') continue
    for (const request of requests.values())
      if (
        request.kind !== 'none' &&
        request.held === 'held' &&
        (heldSince.get(request.id) ?? Infinity) < erasure.receipt.at &&
        request.scope.subjects.includes(`account/${erasure.person}`)
      )
        say(`${erasure.person} was erased by ${id}, and ${request.id} holds them`)
  }
  for (const request of requests.values()) {
    if (request.kind === 'none') continue
    if (request.held !== 'held') heldSince.delete(request.id)
    else if (!heldSince.has(request.id)) heldSince.set(request.id, now())
  }
}
