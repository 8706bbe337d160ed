/** What the clock owes casework: deadlines, ends, leases, delayed notices. Each job does its work and ends in one transaction. */
import {
  daysLeft,
  decideCase,
  decideLegalRequest,
  decideVerification,
  dueVerification,
  verificationDueAt,
  verifiedOf,
  type CaseCommand,
} from '@goodstanding/casework'
import { finishJob, retryJob, takeJobs, type TakenJob } from '@goodstanding/ledger'
import { eraseFromLog } from '../decide/forget-person.ts'
import { endAction } from './action/take-action.ts'
import { continueBatch } from './case/batches.ts'
import { REOPEN_JOB } from './case/reopen-case.ts'
import { reopenLater } from './case/reopen-later.ts'
import { CARRY_OUT_JOB, carryOutErasure } from './erasure/carry-out-erasure.ts'
import { asId } from './read-id.ts'
import { DISCLOSURE_JOB, NOTICE_JOB, tellOwed } from './legal/tell-subjects.ts'
import { sendOwedNotice } from './notice/issue-notice.ts'
import type { Desk } from './parts.ts'
import { applyRouting } from './queue/route-cases.ts'
import { passDeadline } from './deadline/pass-deadline.ts'
import { readTimes } from './read-stream.ts'
import { passAdministratorDeadline } from './organization/administrators.ts'
import { closeOrganization } from './organization/close-organization.ts'
import { FACT_JOB, followLeft } from './organization/follow-facts.ts'
import { bringLeft } from './report/bring-unhandled.ts'
import { escalateOverdue } from './report/handle-report.ts'
import { UNHANDLED_JOB } from './report/leave-administrators.ts'
import { remindAdministrators } from './report/remind-administrators.ts'
import { FLOORS_JOB, holdRules } from './rule/hold-rules.ts'
import { touchStanding } from './standing/touch-standing.ts'
import { tellVerification } from './verification/tell-verification.ts'
import { checkEvidenceAgain } from './verification/check-evidence.ts'
import { CHECK_JOB } from './verification/check-job.ts'
import { CASES, LEGAL_REQUESTS, VERIFICATIONS } from './streams.ts'
import type { Unit } from './unit.ts'

type Work = (desk: Desk, unit: Unit, key: string, payload: unknown) => Promise<void>

const WORKS: Readonly<Record<string, Work>> = {
  deadline: (desk, unit, key, payload) => passDeadline(desk, unit, key, readTimes(payload)),
  'report.deadline': (desk, unit, key) => escalateOverdue(desk, unit, asId(key)),
  [UNHANDLED_JOB]: bringLeft,
  'report.reminder': (desk, unit, key) => remindAdministrators(desk, unit, asId(key)),
  'action.end': (desk, unit, key) => endAction(desk, unit, asId(key)),
  'organization.administrator': passAdministratorDeadline,
  'organization.close': closeOrganization,
  'case.lease': (_desk, unit, key) => moveCase(unit, key, { kind: 'lapse' }),
  'case.wait': (_desk, unit, key) => moveCase(unit, key, { kind: 'resume', by: 'clock' }),
  [REOPEN_JOB]: reopenLater,
  [NOTICE_JOB]: sendOwedNotice,
  [DISCLOSURE_JOB]: tellOwed,
  'standing.points': (desk, unit, key) => refreshStanding(desk, unit, key),
  [CARRY_OUT_JOB]: async (desk, unit, key) => {
    await carryOutErasure(desk, unit, key)
  },
  'erasure.memories': (_desk, unit, _key, payload) => eraseFromLog(unit.tx, String(payload), unit.now),
  'legal.review': (_desk, unit, key) => flagOverdue(unit, key),
  [FLOORS_JOB]: (desk, unit) => holdRules(desk, unit),
  'verification.due': (desk, unit, key) => moveVerification(desk, unit, key),
}
/** Work that takes many transactions of its own: the job ends when all of it is done. */
const LONG_WORKS: Readonly<Record<string, (desk: Desk, key: string) => Promise<void>>> = {
  'batch.run': continueBatch,
  [CHECK_JOB]: checkEvidenceAgain,
  'routing.apply': applyRouting,
  [FACT_JOB]: followLeft,
}

const KINDS = [...Object.keys(WORKS), ...Object.keys(LONG_WORKS)]
/** What an instant that was stated brings about, and nothing takes back. All else is due when it is set. */
const BY_THE_CLOCK: ReadonlySet<string> = new Set([
  ...['deadline', 'report.deadline', 'report.reminder', 'action.end', 'standing.points', 'case.lease', 'case.wait'],
  ...[
    'organization.administrator',
    'organization.close',
    'legal.review',
    'verification.due',
    NOTICE_JOB,
    DISCLOSURE_JOB,
  ],
])
const NOT_BY_THE_CLOCK = KINDS.filter((kind) => !BY_THE_CLOCK.has(kind))
/** What sets its own next portion, due at once. */
const IN_PORTIONS: ReadonlySet<string> = new Set(['batch.run', UNHANDLED_JOB])
const AT_ONCE = 100
/** Whatever a killed node had taken is taken again after this; a worker that lost its lease has no say any more. */
const LEASE_MS = 15_000
const PAUSE_MS = 30_000

/** Does what is due; while the clock is doubted, nothing that it alone brings about. Answers true when there may be more. */
export async function runDueCasework(desk: Desk, isClockDoubted = false): Promise<boolean> {
  const kinds = isClockDoubted ? NOT_BY_THE_CLOCK : KINDS
  const jobs = await takeJobs(desk.db, { kinds, limit: AT_ONCE, now: desk.now(), leaseMs: LEASE_MS })
  const failed: Error[] = []
  for (const job of jobs) {
    try {
      await runJob(desk, job)
    } catch (fault) {
      const error = fault instanceof Error ? fault.message : String(fault)
      failed.push(fault instanceof Error ? fault : new Error(error)) // told below, when the others had their turn
      await retryJob(desk.db, job, { due: desk.now() + PAUSE_MS * job.attempts, error })
    }
  }
  const [first] = failed
  if (first !== undefined) throw first
  return jobs.length === AT_ONCE || jobs.some(({ kind }) => IN_PORTIONS.has(kind))
}

async function runJob(desk: Desk, job: TakenJob): Promise<void> {
  const long = LONG_WORKS[job.kind]
  if (long !== undefined) {
    await long(desk, job.key)
    await finishJob(desk.db, job) // not when the work has set its next portion
    return
  }
  await desk.run(async (unit) => {
    if (!(await finishJob(unit.tx, job))) return // its lease was lost: another worker does it
    await WORKS[job.kind]?.(desk, unit, job.key, job.payload)
  })
}

async function moveCase(unit: Unit, id: string, command: CaseCommand): Promise<void> {
  const found = await unit.load(CASES, id)
  const decided = decideCase(command, found, unit.now)
  if (decided.ok) unit.add(CASES, id, decided.value)
  else if (decided.refusal.kind === 'case.not-due' && decided.refusal.until !== undefined)
    unit.schedule({
      kind: command.kind === 'lapse' ? 'case.lease' : 'case.wait',
      key: id,
      payload: null,
      due: decided.refusal.until ?? unit.now,
    })
}

async function flagOverdue(unit: Unit, id: string): Promise<void> {
  const found = await unit.load(LEGAL_REQUESTS, id)
  const decided = decideLegalRequest({ kind: 'flag-overdue' }, found, unit.now)
  if (decided.ok) unit.add(LEGAL_REQUESTS, id, decided.value)
}

async function refreshStanding(desk: Desk, unit: Unit, key: string): Promise<void> {
  const [type, ...rest] = key.split('/')
  if (type === 'account' || type === 'organization') await touchStanding(desk, unit, { type, id: rest.join('/') })
}

async function moveVerification(desk: Desk, unit: Unit, organization: string): Promise<void> {
  const found = await unit.load(VERIFICATIONS, organization)
  await touchStanding(desk, unit, { type: 'organization', id: organization })
  for (const command of dueVerification(found, unit.now)) {
    const decided = decideVerification(command, found, unit.now)
    if (!decided.ok) continue
    const after = unit.add(VERIFICATIONS, organization, decided.value)
    const announced = command.kind === 'remind' ? verifiedOf(after) : null
    tellVerification(
      unit,
      organization,
      after.kind,
      announced === null ? {} : { daysLeft: daysLeft(announced, unit.now) },
    )
  }
  const due = verificationDueAt(await unit.load(VERIFICATIONS, organization), unit.now)
  if (due !== null) unit.schedule({ kind: 'verification.due', key: organization, payload: null, due })
}
