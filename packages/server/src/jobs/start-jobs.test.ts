/** When the clock does what on one node, what becomes of a fault, and what a stop brings to the ledger. */
import { DatabaseFault } from '@goodstanding/ledger'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createAllowCounts } from '../decide/allow-counts.ts'
import { createMetrics } from '../http/metrics.ts'
import { startJobs, type JobParts } from './start-jobs.ts'

const [SECOND, MINUTE] = [1_000, 60_000]

beforeEach(() => {
  // The start of a minute: allows are counted by the minute, and the real clock would begin a new one within a test.
  vi.useFakeTimers({ now: Date.UTC(2026, 0, 5, 9) })
})
afterEach(() => {
  vi.restoreAllMocks() // first: what it puts back is of the clock that is not real
  vi.useRealTimers()
})

type Row = Readonly<Record<string, unknown>>

/** Parts that say when they were asked, on a database that says what it was asked. */
function open({ exchange = true } = {}) {
  const done: string[] = []
  const asked: { readonly name: string; readonly values: readonly unknown[] }[] = []
  const missed: number[] = []
  const doubted: boolean[] = []
  const noted: unknown[] = []
  const log: Row[] = []
  const answers: {
    rows: (name: string, values: readonly unknown[]) => readonly Row[]
    goneSince: number | null
    aheadMs: number
    slow: Promise<void> | null
    webhooks: Promise<void> | null
    heard: boolean
  } = {
    rows: () => [],
    goneSince: null,
    aheadMs: 0,
    slow: null,
    webhooks: null,
    heard: false,
  }
  const work = (name: string) => () => {
    done.push(name)
    return Promise.resolve(null)
  }
  const query = (sql: string | { readonly name: string }, values: readonly unknown[] = []) => {
    const name = typeof sql === 'string' ? sql : sql.name
    asked.push({ name, values })
    return Promise.resolve(answers.rows(name, values))
  }
  const works = (...names: readonly string[]) => Object.fromEntries(names.map((name) => [name, work(name)]))
  const allows = createAllowCounts(() => 1)
  const parts = {
    db: {
      query,
      transaction: (then: (tx: unknown) => unknown) => then({ query }),
      keys: { follow: work('follow keys') },
    },
    casework: {
      ...works('joinLeft', 'followStandings', 'followRules', 'followCases', 'bringWantedFiles'),
      ...works('keepEvidence'),
      traceOlder: () => work('traceOlder')().then(() => true),
      sendWebhooks: () => answers.webhooks ?? work('sendWebhooks')(),
      runDue: (isDoubted: boolean) => {
        doubted.push(isDoubted)
        return work('runDue')()
      },
      missNode: (heardOf: number) => missed.push(heardOf),
    },
    facts: { feed: { follow: work('follow facts') } },
    desk: { current: () => ({ policy: { appealWindowMs: 0 } }) },
    life: { follow: work('follow policy') },
    followCounters: work('follow counters'),
    opened: {
      followKeys: work('follow event keys'),
      noteFault: (fault: unknown) => noted.push(fault),
      isFailing: () => noted.some((fault) => fault instanceof DatabaseFault && fault.code === '53100'),
      hangs: () => false,
      heardOfObserved: () => answers.heard,
    },
    counters: {
      flushInTurn: () => answers.slow?.then(work('save counters')) ?? work('save counters')(),
      flush: work('flush counters'),
    },
    allows,
    authors: {
      answer: work('answer'),
      beat: () => work('beat')().then(() => ({ goneSince: answers.goneSince, aheadMs: answers.aheadMs })),
    },
    exchange: exchange ? { run: work('exchange') } : null,
    opinions: null,
    metrics: createMetrics(),
    now: Date.now,
    retentionDays: 400,
    log: (line: Row) => log.push(line),
  }
  const jobs = startJobs(parts as unknown as JobParts)
  const times = () =>
    Object.fromEntries([...new Set(done)].sort().map((name) => [name, done.filter((one) => one === name).length]))
  const count = () => allows.count({ type: 'message.send', data: { organization: 'acme' } } as never, Date.now())
  const stored = () =>
    asked.flatMap(({ name, values: [counts] }) =>
      name === 'add-decision-counts' ? JSON.parse(String(counts)) : [],
    ) as readonly {
      readonly minute: number
      readonly allowed: number
    }[]
  return { jobs, times, count, stored, asked, missed, doubted, noted, log, answers, metrics: parts.metrics }
}

it('does each thing at its pace', async () => {
  const { times, asked, jobs } = open()
  await vi.advanceTimersByTimeAsync(MINUTE)
  expect(times()).toEqual({
    answer: 300,
    beat: 12,
    bringWantedFiles: 12,
    exchange: 60,
    followCases: 200,
    'follow event keys': 120,
    'follow facts': 200,
    'follow keys': 200,
    'follow policy': 60,
    followRules: 200,
    followStandings: 200,
    joinLeft: 12,
    runDue: 60,
    'follow counters': 60,
    'save counters': 30,
    sendWebhooks: 60,
    traceOlder: 1,
  })
  expect(asked.filter(({ name }) => name === 'take-observed')).toHaveLength(120)
  expect(asked.filter(({ name }) => name.startsWith('with free as'))).toHaveLength(12)
  expect(asked.filter(({ name }) => name.includes(`from job`) && name.includes('count('))).toHaveLength(4)
  await jobs.stop()
})

it('takes what this node observed within a tenth of a second', async () => {
  const { answers, asked, jobs } = open()
  answers.heard = true
  await vi.advanceTimersByTimeAsync(MINUTE)
  expect(asked.filter(({ name }) => name === 'take-observed')).toHaveLength(600)
  await jobs.stop()
})

it('keeps house a minute after a start when it was due before, not at once, and exchanges nothing where nothing is exchanged', async () => {
  const { answers, times, jobs } = open({ exchange: false })
  const due = Date.now() - MINUTE
  answers.rows = (name, [kinds]) => {
    const isHouse =
      name.startsWith('select kind, key') || (name.startsWith('with free as') && String(kinds) === 'house.keep')
    const renewed = name.startsWith('update job') ? [{ key: 'all' }] : []
    return isHouse ? [{ kind: 'house.keep', key: 'all', payload: null, due, attempts: 1 }] : renewed
  }
  await vi.advanceTimersByTimeAsync(MINUTE - SECOND)
  expect(times()).not.toHaveProperty('keepEvidence')
  await vi.advanceTimersByTimeAsync(SECOND)
  expect(times()).toMatchObject({ keepEvidence: 1, runDue: 60 })
  expect(times()).not.toHaveProperty('exchange')
  await jobs.stop()
})

it('lets nothing end by a clock that was put forward, for an hour or until it is put back, and says so once', async () => {
  const { doubted, log, jobs } = open()
  await vi.advanceTimersByTimeAsync(2 * SECOND)
  expect(doubted).toEqual([false, false])
  vi.setSystemTime(Date.now() + 61 * MINUTE)
  await vi.advanceTimersByTimeAsync(2 * SECOND)
  expect(doubted.slice(2)).toEqual([true, true])
  expect(log.filter(({ message }) => String(message).includes('put forward'))).toMatchObject([{ level: 'warn' }])
  vi.setSystemTime(Date.now() - 61 * MINUTE)
  await vi.advanceTimersByTimeAsync(SECOND)
  expect(doubted.slice(4)).toEqual([false])
  vi.setSystemTime(Date.now() + 61 * MINUTE)
  await vi.advanceTimersByTimeAsync(60 * MINUTE)
  expect(doubted.at(-2)).toBe(true)
  await vi.advanceTimersByTimeAsync(2 * SECOND)
  expect(doubted.at(-1)).toBe(false)
  await jobs.stop()
})

it('counts allows once, also those that a database that was away did not take', async () => {
  const { count, stored, answers, log, jobs } = open()
  for (let event = 0; event < 3; event++) count()
  answers.rows = (name) => {
    if (name === 'add-decision-counts') throw new DatabaseFault('unavailable', null, new Error('gone'))
    return []
  }
  await vi.advanceTimersByTimeAsync(5 * SECOND)
  expect(log).toMatchObject([
    { level: 'error', job: 'count allows' },
    { level: 'info', message: expect.stringContaining('answers again') },
  ])
  answers.rows = () => []
  count()
  await vi.advanceTimersByTimeAsync(10 * SECOND)
  expect(stored().map(({ allowed }) => allowed)).toEqual([3, 4])
  await jobs.stop()
})

it('hands on what kept a job from storing, so that a full disk is known where nobody asks for decisions', async () => {
  const { count, noted, answers, log, jobs } = open()
  const full = new DatabaseFault('unavailable', '53100', new Error('No space left on device'))
  answers.rows = (name) => {
    if (name === 'add-decision-counts') throw full
    return []
  }
  count()
  await vi.advanceTimersByTimeAsync(10 * SECOND)
  expect(noted[0]).toBe(full)
  expect(log.map(({ level }) => level)).toEqual(['error']) // that the node says it is up, for which there is room, is no return
  answers.rows = () => []
  await jobs.stop()
})

it('counts what two minutes allowed apart, in the minute in which it was allowed', async () => {
  const { count, stored, jobs } = open()
  await vi.advanceTimersByTimeAsync(MINUTE - SECOND)
  count()
  count()
  await vi.advanceTimersByTimeAsync(SECOND / 2)
  expect(stored()).toEqual([])
  await vi.advanceTimersByTimeAsync(SECOND / 4)
  count()
  await vi.advanceTimersByTimeAsync(SECOND / 2)
  count()
  const first = Date.UTC(2026, 0, 5, 9)
  await vi.advanceTimersByTimeAsync(5 * SECOND)
  expect(stored().map(({ minute, allowed }) => [minute - first, allowed])).toEqual([
    [0, 3],
    [MINUTE, 1],
  ])
  await jobs.stop()
})

it('says that a node died, and when it was heard of last; nothing where none did', async () => {
  const { answers, missed, log, jobs } = open()
  await vi.advanceTimersByTimeAsync(10 * SECOND)
  expect([missed, log]).toEqual([[], []])
  answers.goneSince = 4_711
  await vi.advanceTimersByTimeAsync(5 * SECOND)
  expect(missed).toEqual([4_711])
  const message = expect.stringContaining('ended without saying so')
  expect(log).toEqual([{ level: 'warn', message, lastHeard: '1970-01-01T00:00:04.711Z' }])
  await jobs.stop()
})

it('says that its clock is not the one of the database', async () => {
  const { answers, log, jobs } = open()
  answers.aheadMs = -150_000
  await vi.advanceTimersByTimeAsync(10 * SECOND)
  expect(log).toMatchObject([{ level: 'warn', aheadSeconds: -150 }])
  await jobs.stop()
})

it('says how much is overdue, and that nothing is any longer', async () => {
  const { answers, metrics, jobs } = open()
  const overdue = async () => {
    const { values } = await metrics.overdue.get()
    return values.find(({ labels }) => labels.kind === 'report')?.value
  }
  answers.rows = (name) => (name.includes('from job') ? [{ kind: 'report', count: 3 }] : [])
  await vi.advanceTimersByTimeAsync(15 * SECOND)
  expect(await overdue()).toBe(3)
  answers.rows = () => []
  await vi.advanceTimersByTimeAsync(15 * SECOND)
  expect(await overdue()).toBe(0)
  await jobs.stop()
})

it('says how much waits to leave and since when, that nothing does any longer, and how often a job failed', async () => {
  const { answers, count, metrics, jobs } = open()
  const counted = async (name: 'outboxWaiting' | 'outboxOldest') =>
    (await metrics[name].get()).values.map(({ labels, value }) => [labels.topic, value])
  const since = Date.now()
  answers.rows = (name) => (name.includes('from outbox group') ? [{ topic: 'webhook', waiting: 7, since }] : [])
  await vi.advanceTimersByTimeAsync(15 * SECOND)
  expect([await counted('outboxWaiting'), await counted('outboxOldest')]).toEqual([
    [
      ['webhook', 7],
      ['mail', 0],
    ],
    [
      ['webhook', 15],
      ['mail', 0],
    ],
  ])
  count()
  answers.rows = (name) => {
    if (name === 'add-decision-counts') throw new DatabaseFault('unavailable', null, new Error('gone'))
    return []
  }
  await vi.advanceTimersByTimeAsync(15 * SECOND)
  expect(await counted('outboxWaiting')).toContainEqual(['webhook', 0])
  const { values } = await metrics.jobFaults.get()
  expect(values.filter(({ value }) => value > 0)).toMatchObject([{ labels: { job: 'count allows' }, value: 3 }])
  // Each job is there before it fails: a rise from nothing is none to whoever watches.
  expect(values.map(({ labels }) => labels.job)).toContain('run due casework')
  answers.rows = () => []
  await jobs.stop()
})

it('stores what was counted at a stop, though another job hangs', async () => {
  const { answers, count, stored, times, jobs } = open()
  let release = (): void => undefined
  answers.webhooks = new Promise((resolve) => {
    release = () => resolve()
  })
  await vi.advanceTimersByTimeAsync(2 * SECOND)
  count()
  const stopping = jobs.stop()
  await vi.advanceTimersByTimeAsync(0)
  expect(times()).toMatchObject({ 'flush counters': 1 })
  expect(stored()).toMatchObject([{ allowed: 1 }])
  release()
  await stopping
})

it('stops when what runs has ended, stores what is left, and does nothing more', async () => {
  const { answers, count, stored, times, jobs } = open()
  let release = (): void => undefined
  answers.slow = new Promise((resolve) => (release = resolve))
  await vi.advanceTimersByTimeAsync(2 * SECOND)
  count()
  const stopping = jobs.stop()
  await vi.advanceTimersByTimeAsync(SECOND)
  expect(times()).not.toHaveProperty('flush counters')
  release()
  await stopping
  expect(times()).toMatchObject({ 'save counters': 1, 'flush counters': 1 })
  expect(stored().map(({ allowed }) => allowed)).toEqual([1])
  const before = times()
  await vi.advanceTimersByTimeAsync(MINUTE)
  expect(times()).toEqual(before)
})
