/**
 * A deadline has passed and nobody has answered: the service is told, a case is escalated, and told again every day until the
 * answer comes. The timer is set and taken away by the unit that writes the stream, so nothing waits without one.
 */
import { decideCase, decideVerification, OWED_KINDS, type OwedKind, subjectKey } from '@goodstanding/casework'
import type { Desk } from '../parts.ts'
import { asId } from '../read-id.ts'
import { escalateOverdue, loadToBring } from '../report/handle-report.ts'
import { tellVerification } from '../verification/tell-verification.ts'
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
import type { Stream, Unit } from '../unit.ts'
import { deadlineJob } from './deadline-job.ts'
import { type Owing, tellPassed } from './tell-passed.ts'

const DAY = 86_400_000

/** `key`: the stream, e.g. `case/case_1`; `times`: how often it was told before. */
export async function passDeadline(desk: Desk, unit: Unit, key: string, times: number): Promise<void> {
  const [name = '', ...rest] = key.split('/')
  const kind = OWED_KINDS.find((known) => known === name)
  const id = rest.join('/')
  const owing = kind === undefined ? null : await FINDERS[kind](unit, id)
  if (owing === null) return // answered meanwhile
  if (owing.owed > unit.now) {
    unit.schedule(deadlineJob(key, owing.owed))
    return
  }
  if (owing.kind === 'report' && (await isWithAdministrators(desk, unit, id))) {
    // Their silence is no end: the report goes to the operator, and has a deadline there.
    await escalateOverdue(desk, unit, asId(id))
    return
  }
  if (owing.kind === 'verification' && (await lapseAsk(unit, id))) return // the reviewer's own deadline runs again
  if (owing.kind === 'case') await escalateCase(unit, id)
  tellPassed(unit, owing)
  unit.schedule(deadlineJob(key, unit.now + DAY, times + 1))
}

async function isWithAdministrators(desk: Desk, unit: Unit, id: string): Promise<boolean> {
  const { report } = await loadToBring(desk, unit, asId(id))
  return report.kind === 'with-administrator' || report.kind === 'asked'
}

/** An applicant who did not answer in time: it is decided on what is there. Answers whether that is what had passed. */
async function lapseAsk(unit: Unit, id: string): Promise<boolean> {
  const found = await unit.load(VERIFICATIONS, id)
  const lapsed = decideVerification({ kind: 'lapse-ask' }, found, unit.now)
  if (!lapsed.ok) return false
  const after = unit.add(VERIFICATIONS, id, lapsed.value)
  tellVerification(unit, id, after.kind, { waitsFor: 'reviewer' })
  return true
}

async function escalateCase(unit: Unit, id: string): Promise<void> {
  const found = await unit.load(CASES, id)
  const decided = decideCase({ kind: 'escalate' }, found, unit.now)
  if (decided.ok) unit.add(CASES, id, decided.value)
}

type Told = Pick<Owing, 'id' | 'subject' | 'organization'>

/** What is owed in a stream, or null. `tell` says whom the messages are about. */
function finderOf<State, Event extends { readonly at: number }>(
  kind: OwedKind,
  stream: Stream<State, Event>,
  tell: (state: State, id: string) => Told,
): (unit: Unit, id: string) => Promise<Owing | null> {
  return async (unit, id) => {
    const state = await unit.load(stream, id)
    const owed = stream.owed?.(state) ?? null
    return owed === null ? null : { kind, owed, ...tell(state, id) }
  }
}

const nothing = (id: string): Told => ({ id, subject: '', organization: null })

const FINDERS: Readonly<Record<OwedKind, (unit: Unit, id: string) => Promise<Owing | null>>> = {
  report: finderOf('report', REPORTS, ({ report }, id) =>
    report.kind === 'none'
      ? nothing(id)
      : { id, subject: `account/${report.reporter.id}`, organization: report.reporter.organization },
  ),
  complaint: finderOf('complaint', COMPLAINTS, (found, id) =>
    found.kind === 'none'
      ? nothing(id)
      : { id, subject: `organization/${found.organization}`, organization: found.organization },
  ),
  case: finderOf('case', CASES, (found, id) =>
    found.kind === 'none'
      ? nothing(id)
      : { id, subject: subjectKey(found.subject), organization: found.subject.organization },
  ),
  action: finderOf('action', ACTIONS, (found, id) =>
    found.kind === 'none'
      ? nothing(id)
      : { id, subject: subjectKey(found.terms.subject), organization: found.terms.subject.organization },
  ),
  appeal: finderOf('appeal', APPEALS, (found, id) =>
    found.kind === 'none' ? nothing(id) : { id: found.id, subject: `account/${found.by}`, organization: null },
  ),
  'legal-request': finderOf('legal-request', LEGAL_REQUESTS, (_found, id) => ({
    id,
    subject: `legal-request/${id}`,
    organization: null,
  })),
  permit: finderOf('permit', PERMITS, (found, id) =>
    found.kind === 'none'
      ? nothing(id)
      : { id, subject: `organization/${found.permit.holder}`, organization: found.permit.holder },
  ),
  verification: finderOf('verification', VERIFICATIONS, (_found, id) => ({
    id,
    subject: `organization/${id}`,
    organization: id,
  })),
  erasure: finderOf('erasure', ERASURES, (found, id) =>
    found.kind === 'none' ? nothing(id) : { id, subject: `account/${found.person}`, organization: found.organization },
  ),
}
