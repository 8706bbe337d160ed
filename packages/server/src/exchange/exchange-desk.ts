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
  scheduleJob,
  type TakenJob,
  takeJobs,
} from '@goodstanding/ledger'
import type { Instant } from '@goodstanding/model'
import { ConfigError } from '../config-error.ts'
import { passOverBad } from '../pass-over-bad.ts'
import { tellFault } from '../tell-fault.ts'
import { ExchangeRefusal, fetchHashes, type Feedback, submitFeedback } from './ask-exchange.ts'
import type { HashPage, HashRecord } from './parse-hash-page.ts'
import type { ExchangeConfig } from './read-exchange-config.ts'

const EXCHANGE = 'stopncii'
export const LIST_JOB = { kind: 'exchange.list', key: EXCHANGE } as const
export const FEEDBACK_JOB = { kind: 'exchange.feedback', key: EXCHANGE } as const
const LEASE_MS = 120_000
const LIST_EVERY_MS = 600_000
const FEEDBACK_EVERY_MS = 30_000
/** After a fault. */
const PAUSE_MS = 60_000
const FEEDBACK_AT_ONCE = 100
/** After it refused to hear something: it may have been set up wrongly on either side. */
const REFUSED_FOR_MS = 86_400_000

export type ExchangeDesk = {
  /** Sets the jobs, unless they stand. Throws in words when the policy has no clause for a match. */
  readonly start: (policy: { readonly clauses: ReadonlyMap<string, unknown> }) => Promise<void>
  /** Does one portion of what is due. Answers true when it did something. */
  readonly run: () => Promise<boolean>
}

export type ExchangeParts = {
  readonly db: Db
  readonly config: ExchangeConfig
  readonly now: () => Instant
  readonly log: (line: Readonly<Record<string, unknown>>) => void
}

/** The id of an entry says all that the exchange needs to know it by, also when the entry was withdrawn. */
const entryOf = ({ signalType, hash }: Pick<HashRecord, 'signalType' | 'hash'>): string =>
  `${EXCHANGE}.${signalType}.${hash}`

function readEntry(entry: string): Pick<HashRecord, 'signalType' | 'hash'> | null {
  const [, signalType, hash] = entry.split('.')
  if ((signalType !== 'ImagePDQ' && signalType !== 'VideoMD5') || hash === undefined) return null
  return { signalType, hash }
}

export function createExchangeDesk({ db, config, now, log }: ExchangeParts): ExchangeDesk {
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
  /** Reads the page that is next. Answers whether there are more. */
  const readPage = async (): Promise<boolean> => {
    const checkpoint = await findCheckpoint(db, EXCHANGE)
    const page = await fetchHashes(config, checkpoint).catch(async (fault: unknown) => {
      // It no longer knows the page, after an outage: the next turn reads anew from where this reading began.
      if (fault instanceof ExchangeRefusal && checkpoint.page !== null)
        await keepCheckpoint(db, EXCHANGE, { checkpoint: { ...checkpoint, page: null }, at: now() })
      throw fault
    })
    await storePage(page, checkpoint)
    return page.next !== null
  }
  const say = async (said: readonly OwedFeedback[]): Promise<readonly OwedFeedback[]> => {
    const known = said.flatMap(feedbackOn)
    if (known.length > 0) await submitFeedback(config, known)
    // Told twice does no harm; noted and not told would.
    await noteFeedback(db, EXCHANGE, { said, refused: false, at: now() })
    return said
  }
  /** Says a portion of what is owed. Answers whether there is more. What it refuses to hear is set aside, and keeps nothing else from being said. */
  const tell = async (): Promise<boolean> => {
    const refusedBefore = now() - REFUSED_FOR_MS
    const owed = await listOwedFeedback(db, EXCHANGE, { limit: FEEDBACK_AT_ONCE, refusedBefore })
    const refused: OwedFeedback[] = []
    await passOverBad(owed, {
      work: say,
      isOfAll: (fault) => !(fault instanceof ExchangeRefusal),
      tell: (one, fault) => {
        refused.push(one)
        tellFault(log, { work: 'tell the exchange', entry: one.entry, value: one.value }, fault)
      },
    })
    if (refused.length > 0) await noteFeedback(db, EXCHANGE, { said: refused, refused: true, at: now() })
    return owed.length === FEEDBACK_AT_ONCE
  }
  /** Ends a turn and sets the next one, both or neither: a job that is gone nothing sets again before the next start. */
  const goOn = (job: TakenJob, due: Instant): Promise<void> =>
    db.transaction(async (tx) => {
      if (await finishJob(tx, job)) await scheduleJob(tx, { ...job, payload: null, due })
    })

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
      let isMore = false
      try {
        isMore = await (job.kind === LIST_JOB.kind ? readPage : tell)()
      } catch (fault) {
        const words = fault instanceof Error ? fault.message : String(fault)
        await noteExchangeFault(db, EXCHANGE, words)
        await goOn(job, now() + PAUSE_MS)
        throw fault
      }
      // A page or a portion is one turn: a whole list takes minutes, and whoever ends meanwhile would wait for its end.
      await goOn(job, now() + (isMore ? 0 : (every[job.kind] ?? LIST_EVERY_MS)))
      return true
    },
  }
}

function feedbackOn({ entry, value }: OwedFeedback): readonly Feedback[] {
  const known = readEntry(entry)
  return known === null ? [] : [{ ...known, value }]
}
