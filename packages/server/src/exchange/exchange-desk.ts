/**
 * Exchanges hashes with StopNCII: its list becomes entries of the register `hashes`, page by page, each with the place to go on from
 * in one transaction; and what became of a match here goes back. One node at a time does it, whichever takes the job.
 */
import {
  type Db,
  deleteFact,
  type FactWrite,
  findCheckpoint,
  findJob,
  finishJob,
  keepCheckpoint,
  listOwedFeedback,
  noteExchangeFault,
  noteFeedback,
  type OwedFeedback,
  putFacts,
  renewJob,
  scheduleJob,
  takeJobs,
} from '@goodstanding/ledger'
import type { Instant } from '@goodstanding/model'
import { ConfigError } from '../config-error.ts'
import { fetchHashes, type Feedback, submitFeedback } from './ask-exchange.ts'
import type { HashPage, HashRecord } from './parse-hash-page.ts'
import type { ExchangeConfig } from './read-exchange-config.ts'

const EXCHANGE = 'stopncii'
const LIST_JOB = { kind: 'exchange.list', key: EXCHANGE } as const
const FEEDBACK_JOB = { kind: 'exchange.feedback', key: EXCHANGE } as const
const LEASE_MS = 120_000
const LIST_EVERY_MS = 600_000
const FEEDBACK_EVERY_MS = 30_000
/** After a fault. */
const PAUSE_MS = 60_000
const FEEDBACK_AT_ONCE = 100

export type ExchangeDesk = {
  /** Sets the jobs, unless they stand. Throws in words when the policy has no clause for a match. */
  readonly start: (policy: { readonly clauses: ReadonlyMap<string, unknown> }) => Promise<void>
  /** Does what is due. Answers true when it did something. */
  readonly run: () => Promise<boolean>
}

export type ExchangeParts = {
  readonly db: Db
  readonly config: ExchangeConfig
  readonly now: () => Instant
}

/** The id of an entry says all that the exchange needs to know it by, also when the entry was withdrawn. */
const entryOf = ({ signalType, hash }: Pick<HashRecord, 'signalType' | 'hash'>): string =>
  `${EXCHANGE}.${signalType}.${hash}`

function readEntry(entry: string): Pick<HashRecord, 'signalType' | 'hash'> | null {
  const [, signalType, hash] = entry.split('.')
  if ((signalType !== 'ImagePDQ' && signalType !== 'VideoMD5') || hash === undefined) return null
  return { signalType, hash }
}

export function createExchangeDesk({ db, config, now }: ExchangeParts): ExchangeDesk {
  const factOf = (record: HashRecord): FactWrite => ({
    kind: 'register.hashes',
    key: entryOf(record),
    organization: null,
    body: {
      ...(record.signalType === 'ImagePDQ' ? { pdq: record.hash } : { md5: record.hash }),
      clause: config.clause,
      label: 'StopNCII',
      source: EXCHANGE,
    },
    expectedVersion: null,
    at: now(),
  })
  const storePage = (page: HashPage, before: { readonly since: number; readonly newest: number }) =>
    db.transaction(async (tx) => {
      await putFacts(tx, page.records.filter(({ active }) => active).map(factOf))
      for (const record of page.records)
        if (!record.active)
          await deleteFact(tx, { kind: 'register.hashes', key: entryOf(record), expectedVersion: null, at: now() })
      const newest = Math.max(before.newest, page.newest ?? 0)
      const since = page.next === null ? newest : before.since
      await keepCheckpoint(tx, EXCHANGE, { checkpoint: { since, page: page.next, newest }, at: now() })
    })
  /** Reads on from where it was cut off, to the last page. */
  const readList = async (renew: () => Promise<boolean>): Promise<void> => {
    for (let more = true; more; ) {
      const checkpoint = await findCheckpoint(db, EXCHANGE)
      const page = await fetchHashes(config, checkpoint)
      await storePage(page, checkpoint)
      more = page.next !== null && (await renew())
    }
  }
  const tell = async (): Promise<void> => {
    for (let more = true; more; ) {
      const owed = await listOwedFeedback(db, EXCHANGE, FEEDBACK_AT_ONCE)
      if (owed.length === 0) return
      await submitFeedback(config, owed.flatMap(feedbackOn))
      // Told twice does no harm; noted and not told would.
      await noteFeedback(db, EXCHANGE, { said: owed, at: now() })
      more = owed.length === FEEDBACK_AT_ONCE
    }
  }
  const every: Readonly<Record<string, number>> = {
    [LIST_JOB.kind]: LIST_EVERY_MS,
    [FEEDBACK_JOB.kind]: FEEDBACK_EVERY_MS,
  }
  return {
    start: async ({ clauses }) => {
      if (!clauses.has(config.clause))
        throw new ConfigError(`GOODSTANDING_STOPNCII_CLAUSE names "${config.clause}", which the policy does not have.`)
      for (const job of [LIST_JOB, FEEDBACK_JOB])
        if ((await findJob(db, job)) === null) await scheduleJob(db, { ...job, payload: null, due: now() })
    },
    run: async () => {
      const kinds = Object.keys(every)
      const [job] = await takeJobs(db, { kinds, limit: 1, now: now(), leaseMs: LEASE_MS })
      if (job === undefined) return false
      try {
        if (job.kind === LIST_JOB.kind) await readList(() => renewJob(db, job, now() + LEASE_MS))
        else await tell()
      } catch (fault) {
        const words = fault instanceof Error ? fault.message : String(fault)
        await noteExchangeFault(db, EXCHANGE, words)
        if (await finishJob(db, job)) await scheduleJob(db, { ...job, payload: null, due: now() + PAUSE_MS })
        throw fault
      }
      if (await finishJob(db, job))
        await scheduleJob(db, { ...job, payload: null, due: now() + (every[job.kind] ?? LIST_EVERY_MS) })
      return true
    },
  }
}

function feedbackOn({ entry, value }: OwedFeedback): readonly Feedback[] {
  const known = readEntry(entry)
  return known === null ? [] : [{ ...known, value }]
}
