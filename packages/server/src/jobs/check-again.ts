/**
 * What was kept because deciding failed is checked again, until it can be: an outage of a scanner or a classifier leaves no work to
 * people. While whoever failed is still away, a few are tried at a time, ever more seldom. What nobody can check again - its bytes are
 * gone, or what failed may be asked only once - stays for a person.
 */
import { type Engine, replay } from '@goodstanding/engine'
import { type DecisionRow, finishJob, listHeldIn, retryJob, takeJobs, type TakenJob } from '@goodstanding/ledger'
import type { Decision } from '@goodstanding/model'
import type { Casework } from '../casework/index.ts'
import { filesOfEvent } from '../casework/evidence/files-of-event.ts'
import { openKeptFile, sourceOfDecision } from '../casework/evidence/keep-files.ts'
import { CHECK_JOB, FIRST_PAUSE_MS } from '../casework/finding/join-findings.ts'
import { type Checked, openCaseOf, putChecked } from '../casework/finding/put-checked.ts'
import type { FileDesk } from '../decide/file-desk.ts'
import { ledgerId, publicId } from '../decide/made-before.ts'
import { storedDecision, storedInputs } from '../decide/read-stored-decision.ts'
import type { Metrics } from '../http/metrics.ts'
import { readEvent } from '../http/read-event.ts'
import type { OpinionDesk } from '../opinion/opinion-desk.ts'
import type { PolicyDesk } from '../policy/policy-desk.ts'
import type { PolicyLife } from '../policy/policy-life.ts'
import { readSoundDecisionsOf } from '../vault/open-decisions.ts'
import type { VaultDb } from '../vault/open-vault.ts'
import { isErasedEvent } from '../vault/seal-decision.ts'
import { FIRST_ROUND, readRound, type Round } from './read-round.ts'

const CASES_AT_ONCE = 10
const DECISIONS_AT_ONCE = 20
/** After so many in a row whoever failed is away still. */
const FAILURES_IN_A_ROW = 3
const LONGEST_PAUSE_MS = 15 * 60_000
/** A scanner that hangs is waited for. What a killed node had taken is taken again after this. */
const LEASE_MS = 120_000

export type CheckParts = {
  /** The job's, in what it logs. */
  readonly name: string
  readonly db: VaultDb
  readonly casework: Pick<Casework, 'desk'>
  readonly engine: Pick<Engine, 'measureAgain'>
  readonly desk: Pick<PolicyDesk, 'current'>
  readonly life: Pick<PolicyLife, 'then'>
  readonly files: Pick<FileDesk, 'receiveInTurns' | 'put'>
  readonly opinions: Pick<OpinionDesk, 'consult'> | null
  readonly metrics: Pick<Metrics, 'checkedAgain'>
  readonly now: () => number
  readonly log: (line: Readonly<Record<string, unknown>>) => void
}

type Look = Checked | 'failed' | 'left'

/** One turn: answers whether more is due. */
export function createCheckTurn(parts: CheckParts): () => Promise<boolean> {
  return async () => {
    const { db, now } = parts
    const taking = { kinds: [CHECK_JOB], limit: CASES_AT_ONCE, now: now(), leaseMs: LEASE_MS }
    const jobs = await takeJobs(db, taking)
    let failures = 0
    for (const job of jobs) {
      if (failures >= FAILURES_IN_A_ROW) {
        await retryJob(db, job, { due: now() + pauseOf(readRound(job.payload)), error: 'others failed' })
        continue
      }
      failures = await checkCase(parts, job, failures)
    }
    return failures < FAILURES_IN_A_ROW && jobs.length === CASES_AT_ONCE
  }
}

const pauseOf = ({ pauses }: Round): number => Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** pauses)

/** Checks a portion of what a case holds, and sets when the next is due. Answers how many failed in a row, those `before` included. */
async function checkCase(parts: CheckParts, job: TakenJob, before: number): Promise<number> {
  const { db, casework, metrics } = parts
  const round = readRound(job.payload)
  const held = await listHeldIn(db, { caseId: job.key, after: round.after, limit: DECISIONS_AT_ONCE })
  const rows = await readSoundDecisionsOf(db, held.flatMap(ledgerIds), tellUnread(parts))
  const checked: Checked[] = []
  const end = held.at(-1) ?? round.after
  let [last, failures, hasFailed] = [end, before, round.hasFailed]
  for (const row of rows) {
    const look = await lookAgain(parts, row)
    const outcome = typeof look === 'string' ? look : look.decision.effect
    metrics.checkedAgain.inc({ outcome })
    if (typeof look !== 'string') checked.push(look)
    // What is a person's says nothing of who failed.
    if (look !== 'left') failures = look === 'failed' ? failures + 1 : 0
    hasFailed ||= look === 'failed'
    if (failures === FAILURES_IN_A_ROW) {
      last = publicId(row.id)
      break
    }
  }
  const isAway = failures === FAILURES_IN_A_ROW
  const isEnd = held.length < DECISIONS_AT_ONCE && last === end
  await casework.desk.run(async (unit) => {
    if (!(await finishJob(unit.tx, job))) return // its lease was lost: another node does it
    if ((await openCaseOf(unit, job.key)) === null) return
    // Asked in the transaction that ends the job: what joined the case meanwhile is not forgotten.
    const more = await listHeldIn(unit.tx, { caseId: job.key, after: last, limit: 1 })
    // Whoever answers for some is no longer away.
    const since = checked.length > 0 ? { ...round, pauses: 0 } : round
    const next = nextRound(since, { last, isEnd: isEnd && more.length === 0, isAway, hasFailed })
    await putChecked(casework.desk, unit, { caseId: job.key, checked, isMore: next !== null })
    if (next === null) return
    const isPaused = isAway || next.after === null
    const due = unit.now + (isPaused ? pauseOf(since) : 0)
    unit.schedule({ kind: CHECK_JOB, key: job.key, payload: next, due })
  })
  return failures
}

type Ending = {
  readonly last: string | null
  readonly isEnd: boolean
  readonly isAway: boolean
  readonly hasFailed: boolean
}

/** Where the next portion begins; null: all that can be checked is. What failed has its turn again when the round is over. */
function nextRound({ pauses }: Round, { last, isEnd, isAway, hasFailed }: Ending): Round | null {
  if (isEnd) return hasFailed ? { ...FIRST_ROUND, pauses: pauses + 1 } : null
  return { after: last, hasFailed, pauses: isAway ? pauses + 1 : 0 }
}

const ledgerIds = (decision: string): readonly string[] => {
  const id = ledgerId(decision)
  return id === null ? [] : [id]
}

const tellUnread =
  ({ log, name }: CheckParts) =>
  (id: string, fault: unknown): void => {
    log({
      level: 'error',
      job: name,
      decision: publicId(id),
      fault: fault instanceof Error ? fault.stack : String(fault),
    })
  }

async function lookAgain(parts: CheckParts, row: DecisionRow): Promise<Look> {
  const { degraded, event: value } = row
  const made = storedDecision(row)
  const inputs = storedInputs(row)
  if (!degraded || made.findings.length > 0 || inputs === null || isErasedEvent(value)) return 'left'
  try {
    const { engine, desk, life, opinions, now } = parts
    const event = readEvent(value, row.decidedAt)
    if (!(await bringFiles(parts, row))) return 'left'
    await Promise.all([parts.files.receiveInTurns(event, now()), opinions?.consult(event, now())])
    const then = await life.then(event.time)
    const again = engine.measureAgain(event, inputs, now())
    if (again === null) return 'left'
    const decision: Decision = replay(then ?? desk.current(), event, again, made.id)
    if (decision.degraded === true) return 'failed'
    return decision.standing === undefined ? { event, decision } : 'left'
  } catch (fault) {
    tellUnread(parts)(row.id, fault)
    return 'failed'
  }
}

/** What it is called is looked at with the event. */
const UNNAMED = { name: '', mediaType: null }

/** Has files that the event only names looked at again, from the copy that was kept of them. False: their bytes are gone. */
async function bringFiles({ db, files, now }: CheckParts, row: DecisionRow): Promise<boolean> {
  for (const { sha256, data } of filesOfEvent(row.event)) {
    if (sha256 === null || data !== null) continue
    const bytes = await openKeptFile(db, [sourceOfDecision(publicId(row.id))], sha256)
    if (bytes === null) return false
    await files.put(sha256, { bytes, ...UNNAMED }, now())
  }
  return true
}
