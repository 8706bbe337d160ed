/**
 * What the log says of jobs that fail. Some come again three times a second: while a database is away, each turn would be one more line
 * with its stack, thousands of them in a minute. So one fault is told at once, and then once a minute with how often it came.
 */
import { DatabaseFault, explainRefused, isDiskFull } from '@goodstanding/ledger'
import { isLately } from '../lately.ts'

const AGAIN_MS = 60_000
/** More faults than this at once are told as they come. */
const MOST = 200

type Told = { readonly at: number; readonly untold: number }

/** `about`: what the first line says of it beside the job, such as the id of what was worked on. */
export type FaultTeller = (job: string, fault: unknown, about?: Readonly<Record<string, string>>) => void

export function createFaultTeller(
  log: (line: Readonly<Record<string, unknown>>) => void,
  now: () => number,
): FaultTeller {
  const told = new Map<string, Told>()
  return (job, fault, about = {}) => {
    const key = sameness(job, fault)
    const before = told.get(key)
    const at = now()
    if (before !== undefined && isLately(before.at, at, AGAIN_MS)) {
      told.set(key, { at: before.at, untold: before.untold + 1 })
      return
    }
    if (told.size >= MOST) told.clear()
    told.set(key, { at, untold: 0 })
    const untold = before?.untold ?? 0
    log({ level: 'error', job, ...about, ...wordsOf(fault), ...(untold === 0 ? {} : { untold }) })
  }
}

/** SQLSTATE of a server that has no connection left: nothing of the address is wrong. */
const TOO_MANY = '53300'
const AWAY = 'Jobs wait for the database, this one and others.'
const FULL = 'The disk of the database is full. Jobs wait, this one and others: make room.'

const isAway = (fault: unknown): fault is DatabaseFault =>
  fault instanceof DatabaseFault && fault.kind === 'unavailable'

/**
 * A database that is away is one fault, whichever job notices it; why it lets nobody in is told though it was away before, or kept everybody out for
 * another reason.
 */
const sameness = (job: string, fault: unknown): string =>
  isAway(fault)
    ? isDiskFull(fault)
      ? 'disk'
      : (explainRefused(fault)?.words.en ?? 'database')
    : `${job} ${fault instanceof Error ? fault.message : String(fault)}`

const wordsOf = (fault: unknown) =>
  isAway(fault)
    ? { message: whyAway(fault), fault: fault.message }
    : { fault: fault instanceof Error ? fault.stack : String(fault) }

function whyAway(fault: DatabaseFault): string {
  if (isDiskFull(fault)) return FULL
  const refused = explainRefused(fault)
  if (refused === null) return AWAY
  return `${AWAY} ${refused.words.en}${fault.code === TOO_MANY ? '' : ' What the address says is read at a start.'}`
}

/** Whether the database is back, by what fails and what is written meanwhile. */
export type ReturnTeller = { readonly fail: (fault: unknown) => void; readonly write: () => void }

const BACK = 'The database answers again, and what waited for it goes on.'

/** Says when a database that was away has taken something again: nobody else would tell whoever read that jobs wait. */
export function createReturnTeller(
  log: (line: Readonly<Record<string, unknown>>) => void,
  now: () => number,
): ReturnTeller {
  let awayFrom: number | null = null
  let saidAt: number | null = null
  return {
    fail: (fault) => {
      if (isAway(fault)) awayFrom ??= now()
    },
    write: () => {
      if (awayFrom === null || (saidAt !== null && isLately(saidAt, now(), AGAIN_MS))) return
      log({ level: 'info', message: BACK, awayFrom: new Date(awayFrom).toISOString() })
      awayFrom = null
      saidAt = now()
    },
  }
}
