import type { WindowDeclaration, WindowKind } from '@goodstanding/policy'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createCounterStore } from './create-counter-store.ts'

const HOUR = 3_600_000
const START = Date.parse('2026-11-24T10:00:00Z')

function declaration(kind: WindowKind, durationMs: number, index = 0, durable = false): WindowDeclaration {
  return { index, key: `${kind} over ${durationMs} no ${index}`, kind, durationMs, durable }
}

function storeOf(...windows: readonly WindowDeclaration[]) {
  const store = createCounterStore({ seed: 7 })
  store.declare(windows)
  return store
}

const duration = fc.constantFrom(1_000, 60_000, 600_000, HOUR, 86_400_000, 7 * 86_400_000, 30 * 86_400_000)
/** Moments as gaps relative to the duration: many within one window, some far apart. */
const gaps = fc.array(fc.oneof(fc.integer({ min: 0, max: 50 }), fc.integer({ min: 0, max: 2_000 })), {
  minLength: 1,
  maxLength: 120,
})

function timesOf(steps: readonly number[], durationMs: number): readonly number[] {
  let time = START
  return steps.map((step) => (time += Math.round((step * durationMs) / 1_000)))
}

const within = (times: readonly number[], at: number, durationMs: number) =>
  times.filter((time) => time > at - durationMs && time <= at).length

describe('a count', () => {
  it('is exact within a tenth of its duration', () => {
    fc.assert(
      fc.property(duration, gaps, (durationMs, steps) => {
        const store = storeOf(declaration('count', durationMs))
        const times = timesOf(steps, durationMs)
        times.forEach((time, at) => {
          const reading = store.feed(0, { key: 'u1' }, time)
          const past = times.slice(0, at + 1)
          expect(reading).toBeGreaterThanOrEqual(within(past, time, durationMs))
          expect(reading).toBeLessThanOrEqual(within(past, time, durationMs * 1.1 + 1))
        })
      }),
      { numRuns: 150 },
    )
  })

  it('is exact to the step of its clock while the key has at most twelve moments', () => {
    fc.assert(
      fc.property(duration, fc.array(fc.nat(900), { minLength: 1, maxLength: 12 }), (durationMs, steps) => {
        const store = storeOf(declaration('count', durationMs))
        const times = timesOf(steps, durationMs)
        times.forEach((time, at) => {
          const reading = store.feed(0, { key: 'u1' }, time)
          const past = times.slice(0, at + 1)
          const step = Math.ceil(durationMs / 32_768) * 4
          expect(reading).toBeGreaterThanOrEqual(within(past, time, durationMs - step))
          expect(reading).toBeLessThanOrEqual(within(past, time, durationMs + step))
        })
      }),
      { numRuns: 100 },
    )
  })

  it('counts a late event in its own moment', () => {
    const store = storeOf(declaration('count', HOUR))
    store.feed(0, { key: 'u1' }, START)
    expect(store.feed(0, { key: 'u1' }, START - HOUR / 2)).toBe(1)
    expect(store.read(0, 'u1', null, START)).toBe(2)
    expect(store.read(0, 'u1', null, START + 0.75 * HOUR)).toBe(1)
  })

  it('ends exactly one duration later', () => {
    const store = storeOf(declaration('count', HOUR))
    store.feed(0, { key: 'u1' }, START)
    expect(store.read(0, 'u1', null, START + HOUR - 1_000)).toBe(1)
    expect(store.read(0, 'u1', null, START + HOUR)).toBe(0)
  })

  it('keeps keys and windows apart', () => {
    const store = storeOf(declaration('count', HOUR, 0), declaration('count', HOUR, 1))
    store.feed(0, { key: 'u1' }, START)
    expect(store.read(0, 'u2', null, START)).toBe(0)
    expect(store.read(1, 'u1', null, START)).toBe(0)
  })

  it('is right for late events too, however many came before, up to a duration behind the newest of their key', () => {
    // Mostly forward, now and then back from the newest, in thousandths of the duration.
    const moves = fc.array(fc.oneof(fc.integer({ min: 0, max: 60 }), fc.integer({ min: -1_000, max: 900 })), {
      minLength: 1,
      maxLength: 150,
    })
    fc.assert(
      fc.property(duration, moves, (durationMs, thousandths) => {
        const store = storeOf(declaration('count', durationMs))
        const step = Math.ceil(durationMs / 32_768) * 4
        const past: number[] = []
        let newest = START
        for (const move of thousandths) {
          const time = newest + Math.round((move * durationMs) / 1_000)
          newest = Math.max(newest, time)
          past.push(time)
          const reading = store.feed(0, { key: 'u1' }, time)
          const between = (from: number, to: number) => past.filter((at) => at > from && at <= to).length
          expect(reading).toBeGreaterThanOrEqual(between(time - durationMs + step, time))
          expect(reading).toBeLessThanOrEqual(between(time - durationMs * 1.1 - step, time + durationMs * 0.1 + step))
          expect(store.read(0, 'u1', null, time)).toBe(reading)
          if (past.length >= 12 || newest - Math.min(...past) > 1.5 * durationMs) continue
          expect(reading).toBeLessThanOrEqual(between(time - durationMs - step, time + step))
        }
        // Behind the newest of the node a day is the most, whatever the key.
        if (durationMs <= 24 * HOUR) expect(store.stats().late).toBe(0)
      }),
      { numRuns: 300 },
    )
  })

  it('reads every one of many events that came in order, when one of them comes late', () => {
    const store = storeOf(declaration('count', HOUR))
    for (let minute = 0; minute <= 120; minute++) store.feed(0, { key: 'u1' }, START + minute * 60_000)
    // Between 01:00 and 02:00 there were 60, and this one.
    expect(store.feed(0, { key: 'u1' }, START + 2 * HOUR)).toBeGreaterThanOrEqual(61)
    const late = store.feed(0, { key: 'u1' }, START + HOUR)
    expect(late).toBeGreaterThanOrEqual(61)
    expect(late).toBeLessThanOrEqual(74)
  })

  it('counts events that came later than readings are right for, and reads each of them at least', () => {
    const late = (durationMs: number, behind: number, key = 'u1') => {
      const store = storeOf(declaration('count', durationMs))
      store.feed(0, { key: 'u1' }, START)
      const reading = store.feed(0, { key }, START - behind)
      expect(reading).toBeGreaterThanOrEqual(1)
      return store.stats().late
    }
    // Behind the newest of its key: a duration.
    expect(late(HOUR, HOUR - 1_000)).toBe(0)
    expect(late(HOUR, HOUR + 1_000)).toBe(1)
    expect(late(HOUR, 10 * HOUR)).toBe(1)
    expect(late(60_000, 61_000)).toBe(1)
    // Behind the newest of the node: a duration, ten minutes at least and a day at most.
    expect(late(HOUR, HOUR - 1_000, 'u2')).toBe(0)
    expect(late(HOUR, HOUR + 1_000, 'u2')).toBe(1)
    expect(late(60_000, 599_000, 'u2')).toBe(0)
    expect(late(60_000, 601_000, 'u2')).toBe(1)
    expect(late(30 * 24 * HOUR, 23 * HOUR, 'u2')).toBe(0)
    expect(late(30 * 24 * HOUR, 25 * HOUR, 'u2')).toBe(1)
  })
})

describe('a distinct count', () => {
  it('is exact within a tenth of its duration while time does not run back', () => {
    const values = fc.array(fc.tuple(fc.integer({ min: 0, max: 80 }), fc.nat(15)), { minLength: 1, maxLength: 120 })
    fc.assert(
      fc.property(duration, values, (durationMs, fed) => {
        const store = storeOf(declaration('distinct', durationMs))
        const times = timesOf(
          fed.map(([step]) => step),
          durationMs,
        )
        const distinct = (at: number, length: number) =>
          new Set(
            fed.filter((_, i) => i <= at && (times[i] ?? 0) > (times[at] ?? 0) - length).map(([, value]) => value),
          ).size
        fed.forEach(([, value], at) => {
          const reading = store.feed(0, { key: 'd1', values: [`v${value}`] }, times[at] ?? 0)
          expect(reading).toBeGreaterThanOrEqual(distinct(at, durationMs))
          expect(reading).toBeLessThanOrEqual(distinct(at, durationMs * 1.1 + 1))
        })
      }),
      { numRuns: 150 },
    )
  })

  it('counts the values of a late event though they were seen again since', () => {
    const store = storeOf(declaration('distinct', HOUR))
    store.feed(0, { key: 'd1', values: ['c'] }, START - 1_000)
    store.feed(0, { key: 'd1', values: ['a', 'b'] }, START + 1_000)
    expect(store.feed(0, { key: 'd1', values: ['a', 'b', 'a'] }, START)).toBe(3)
    expect(store.feed(0, { key: 'd1', values: ['a', 'b'] }, START + 2_000)).toBe(3)
  })

  it('counts each element of a list', () => {
    const store = storeOf(declaration('distinct', HOUR))
    expect(store.feed(0, { key: 'd1', values: ['a', 'b', 'a'] }, START)).toBe(2)
    expect(store.feed(0, { key: 'd1', values: ['b', 'c'] }, START + 1_000)).toBe(3)
  })
})

describe('first seen', () => {
  it('is true once in its duration', () => {
    const store = storeOf(declaration('first-seen', HOUR))
    expect(store.feed(0, { key: 'x' }, START)).toBe(1)
    expect(store.feed(0, { key: 'x' }, START + 1_000)).toBe(0)
    expect(store.feed(0, { key: 'x' }, START + 2 * HOUR)).toBe(1)
    expect(store.read(0, 'y', null, START)).toBe(1)
  })
})

const OFFER =
  'Dear friend, our new warehouse opens on Monday and every visitor who brings this message gets a free set of tools. Come early.'

describe('copies', () => {
  const count = (texts: readonly string[]) => {
    const store = storeOf(declaration('copies', HOUR))
    return texts.map((text, at) => store.feed(0, { key: 'u1', text }, START + at * 1_000))
  }

  it('counts the same text however it is spelled', () => {
    expect(count(['Buy now!', 'buy  NOW', 'ＢＵＹ now…'])).toEqual([1, 2, 3])
  })

  it('counts near-duplicates with small edits', () => {
    const texts = Array.from(
      { length: 20 },
      (_, at) => `Hi Person${String.fromCharCode(97 + at)}x! ${OFFER} ref ${at * 7919}`,
    )
    expect(count(texts).at(-1)).toBeGreaterThanOrEqual(19)
  })

  it('counts a text in which letters of other scripts look the same, each time others', () => {
    const drawn: Readonly<Record<string, string>> = { a: 'а', e: 'е', o: 'ο', c: 'с', p: 'р' }
    const texts = Array.from({ length: 20 }, (_, turn) =>
      Array.from(OFFER, (letter, at) => ((at * 7 + turn * 3) % 5 === 0 ? (drawn[letter] ?? letter) : letter)).join(''),
    )
    expect(new Set(texts).size).toBeGreaterThan(4)
    expect(count(texts).at(-1)).toBe(20)
    expect(count(['Привет, завтра обед', 'Привет, завтра обед', 'Добрый день, коллеги']).at(-1)).toBe(1)
  })

  it('counts near-duplicates in Chinese', () => {
    const offer = '亲爱的朋友，我们的新仓库将于周一开业，凡出示此消息的来访者均可免费领取一套工具，先到先得，数量有限'
    const names = ['王小明', '李雷雷', '韩梅梅', '赵钱孙', '周吴郑', '冯陈楚']
    expect(count(names.map((name) => `${name}${offer}`)).at(-1)).toBeGreaterThanOrEqual(5)
  })

  it('does not count different texts', () => {
    const subjects = ['meeting', 'invoice', 'lunch', 'release', 'review', 'holiday', 'budget', 'parking']
    const short = subjects.map((subject) => `The ${subject} is tomorrow`)
    expect(Math.max(...count(short))).toBe(1)
    const long = [
      'The quarterly numbers are in the shared folder, please check the second sheet before we send them to finance.',
      'Lunch today is at the noodle place around the corner, we leave at noon and there is room for six people.',
      'The build failed because a certificate expired last night, I renewed it and restarted the pipeline by hand.',
      'Please remember that the parking garage closes earlier on Friday, so move your car before seven in the evening.',
    ]
    expect(Math.max(...count(long))).toBe(1)
    expect(Math.max(...count(['Room 301 please', 'Room 302 please']))).toBe(1)
  })

  it('knows a lone text again, from the same store and from a restored one', () => {
    const window = declaration('copies', HOUR)
    const [before, after] = [storeOf(window), storeOf(window)]
    before.feed(0, { key: 'u1', text: OFFER }, START)
    expect(before.stats().records).toBe(1)
    after.restore(before.packDirty(10).packed!)
    for (const store of [before, after]) {
      expect(store.read(0, 'u1', `${OFFER} ref 17`, START + 1_000)).toBe(1)
      expect(store.read(0, 'u1', 'Something else altogether', START + 1_000)).toBe(0)
      expect(store.read(0, 'u2', OFFER, START + 1_000)).toBe(0)
      expect(store.feed(0, { key: 'u1', text: 'Something else altogether' }, START + 2_000)).toBe(1)
      expect(store.feed(0, { key: 'u1', text: `Hello! ${OFFER}` }, START + 3_000)).toBe(2)
      expect(store.feed(0, { key: 'u1', text: OFFER }, START + 2 * HOUR)).toBe(1)
    }
  })

  it('counts nothing for a text without letters', () => {
    expect(count(['', '!!!'])).toEqual([0, 0])
  })
})

describe('the store', () => {
  it('reads the same after its records are taken and restored', () => {
    const windows = [declaration('count', HOUR, 0), declaration('distinct', HOUR, 1), declaration('copies', HOUR, 2)]
    const [before, after] = [storeOf(...windows), storeOf(...windows)]
    for (let at = 0; at < 300; at++) {
      const time = START + at * 9_000
      before.feed(0, { key: `u${at % 7}` }, time)
      before.feed(1, { key: 'd', values: [`v${at % 13}`] }, time)
      before.feed(2, { key: 'u', text: `${OFFER} ${at}` }, time)
    }
    const { packed, more } = before.packDirty(10_000)
    expect(more).toBe(false)
    expect(before.packDirty(10_000).packed).toBeNull()
    // As a database driver gives it back: a view of a longer memory.
    const memory = new Uint8Array([1, 2, 3, ...packed!.bytes])
    expect(after.restore({ windows: packed!.windows, bytes: memory.subarray(3) })).toBe(packed!.count)
    const time = START + 300 * 9_000
    for (let at = 0; at < 7; at++)
      expect(after.read(0, `u${at}`, null, time)).toBe(before.read(0, `u${at}`, null, time))
    expect(after.feed(1, { key: 'd', values: ['v3'] }, time)).toBe(before.feed(1, { key: 'd', values: ['v3'] }, time))
    expect(after.read(2, 'u', OFFER, time)).toBe(before.read(2, 'u', OFFER, time))
  })

  it('packs what is dirty in parts, and all of it when it was marked', () => {
    const store = storeOf(declaration('count', HOUR))
    for (let at = 0; at < 2_500; at++) store.feed(0, { key: `u${at}` }, START)
    for (const pass of [1, 2]) {
      const back = storeOf(declaration('count', HOUR))
      for (let more = true; more; ) {
        const part = store.packDirty(400)
        expect(part.packed!.count).toBeLessThanOrEqual(400)
        back.restore(part.packed!)
        more = part.more
      }
      expect(back.stats().records).toBe(2_500)
      expect(store.stats().dirty).toBe(0)
      if (pass === 1) store.markAll()
    }
  })

  /** What one pack after the other leaves in a new store. */
  const restarted = (store: ReturnType<typeof storeOf>, ...windows: readonly WindowDeclaration[]) => {
    const after = storeOf(...windows)
    for (let more = true; more; ) {
      const part = store.packDirty(1_000)
      if (part.packed !== null) after.restore(part.packed)
      more = part.more
    }
    return after
  }

  it('packs what ended before the newest event of the node too: a late event reads the same after a restart', () => {
    const window = declaration('count', HOUR)
    const store = storeOf(window)
    store.feed(0, { key: 'u1' }, START)
    store.feed(0, { key: 'u2' }, START + 10 * HOUR)
    const after = restarted(store, window)
    for (const one of [store, after]) expect(one.feed(0, { key: 'u1' }, START + HOUR / 2)).toBe(2)
  })

  it('reads every late event the same after restarts, as if there had been none', () => {
    const event = fc.record({
      key: fc.nat(4),
      move: fc.oneof(fc.integer({ min: 0, max: 60 }), fc.integer({ min: -1_000, max: 900 })),
      restart: fc.integer({ min: 0, max: 15 }),
    })
    const kinds = fc.constantFrom<WindowKind>('count', 'distinct', 'copies', 'first-seen')
    fc.assert(
      fc.property(kinds, duration, fc.array(event, { minLength: 1, maxLength: 120 }), (kind, durationMs, events) => {
        const window = declaration(kind, durationMs)
        const whole = storeOf(window)
        let broken = storeOf(window)
        // A log of packs: a restart reads all of it.
        const log: NonNullable<ReturnType<typeof broken.packDirty>['packed']>[] = []
        let newest = START
        // One key is far ahead of the others, so that all that they hold is over for the node.
        for (const store of [whole, broken])
          store.feed(0, { key: 'ahead', values: ['v'], text: OFFER }, START + 10 * durationMs + 30 * 24 * HOUR)
        for (const [at, { key, move, restart }] of events.entries()) {
          const time = newest + Math.round((move * durationMs) / 1_000)
          newest = Math.max(newest, time)
          const input = {
            key: `k${key}`,
            values: [`v${at % 7}`],
            text: `${OFFER} ${at % 3 === 0 ? 'quite another text' : ''}`,
          }
          expect(broken.feed(0, input, time)).toBe(whole.feed(0, input, time))
          const { packed } = broken.packDirty(10_000)
          if (packed !== null) log.push(packed)
          if (restart > 0) continue
          broken = storeOf(window)
          for (const pack of log) broken.restore(pack)
        }
      }),
      { numRuns: 100 },
    )
  })

  it('keeps what late events may read while others fill it, and lets go of it later', () => {
    const window = declaration('count', HOUR)
    const store = storeOf(window)
    for (let at = 0; at < 100; at++) store.feed(0, { key: `old${at}` }, START)
    for (let at = 0; at < 20_000; at++) store.feed(0, { key: `new${at}` }, START + 1.9 * HOUR)
    for (let at = 0; at < 100; at++) expect(store.feed(0, { key: `old${at}` }, START + 0.95 * HOUR)).toBe(2)
    expect(store.stats()).toMatchObject({ late: 0, expired: 0, evicted: 0 })
    for (let at = 0; at < 40_000; at++) store.feed(0, { key: `later${at}` }, START + 4 * HOUR)
    expect(store.stats().expired).toBeGreaterThan(15_000)
  })

  it('counts a run of late events though they are many, and lets go of them when they have stopped', () => {
    const minute = declaration('count', 60_000)
    const store = storeOf(minute)
    store.feed(0, { key: 'live' }, START + 30 * HOUR)
    const readings = Array.from({ length: 3_000 }, (_, turn) => {
      const time = START + turn * 10
      store.feed(0, { key: `u${turn % 300}` }, time)
      return store.feed(0, { key: 'app' }, time)
    })
    expect(readings).toEqual(Array.from(readings, (_, turn) => turn + 1))
    for (let at = 0; at < 20_000; at++) store.feed(0, { key: `later${at}` }, START + 30 * HOUR + 660_000)
    expect(store.stats()).toMatchObject({ expired: 302, evicted: 0 })
  })

  it.each(['count', 'distinct'] as const)('reads yesterday right of a key that goes on today: %s', (kind) => {
    const late = fc.array(fc.tuple(fc.integer({ min: 0, max: 120 }), fc.nat(9)), { minLength: 1, maxLength: 80 })
    fc.assert(
      fc.property(duration, late, fc.integer({ min: 3, max: 40 }), (durationMs, told, ago) => {
        const store = storeOf(declaration(kind, durationMs))
        const times = timesOf(
          told.map(([step]) => step),
          durationMs,
        ).map((time) => time - ago * durationMs)
        const now = Math.max(...times) + 3 * durationMs
        const input = (value: string) => (kind === 'count' ? {} : { values: [value] })
        for (let live = 0; live < 20; live++) store.feed(0, { key: 'u1', ...input('today') }, now + live)
        const within = (at: number, length: number) => {
          const seen = told.flatMap(([, value], i) =>
            i <= at && (times[i] ?? 0) > (times[at] ?? 0) - length ? [value] : [],
          )
          return kind === 'count' ? seen.length : new Set(seen).size
        }
        told.forEach(([, value], at) => {
          const reading = store.feed(0, { key: 'u1', ...input(`v${value}`) }, times[at] ?? 0)
          expect(reading).toBeGreaterThanOrEqual(within(at, durationMs))
          expect(reading).toBeLessThanOrEqual(within(at, durationMs * 1.1 + 1))
        })
        expect(store.feed(0, { key: 'u1', ...input('today') }, now + 20)).toBe(kind === 'count' ? 21 : 1)
      }),
      { numRuns: 100 },
    )
  })

  it('hands out changed records of durable windows only', () => {
    const windows = [declaration('count', HOUR, 0), declaration('count', HOUR, 1, true)]
    const store = storeOf(...windows)
    store.feed(0, { key: 'u1' }, START)
    expect(store.packChanged()).toBeNull()
    store.feed(1, { key: 'u1' }, START)
    store.feed(1, { key: 'u1' }, START)
    const packed = store.packChanged()
    expect(store.packChanged()).toBeNull()
    expect(store.packDirty(10).packed?.count).toBe(1)
    store.markAll()
    expect(store.packDirty(10).packed?.count).toBe(2)
    const after = storeOf(...windows)
    after.restore(packed!)
    expect(after.read(1, 'u1', null, START)).toBe(2)
    expect(after.read(0, 'u1', null, START)).toBe(0)
  })

  it('keeps counts of a window that is declared again, and forgets one that is not', () => {
    const [kept, gone] = [declaration('count', HOUR, 0), declaration('count', HOUR, 1)]
    const store = storeOf(kept, gone)
    store.feed(0, { key: 'u1' }, START)
    store.feed(1, { key: 'u1' }, START)
    store.declare([{ ...kept, index: 1 }])
    expect(store.read(1, 'u1', null, START)).toBe(1)
    store.declare([kept, gone])
    expect(store.read(1, 'u1', null, START)).toBe(0)
  })

  it('forgets one window when it is reset', () => {
    const store = storeOf(declaration('count', HOUR, 0), declaration('count', HOUR, 1))
    store.feed(0, { key: 'u1' }, START)
    store.feed(1, { key: 'u1' }, START)
    store.resetWindow(declaration('count', HOUR, 0).key)
    expect(store.read(0, 'u1', null, START)).toBe(0)
    expect(store.read(1, 'u1', null, START)).toBe(1)
    expect(store.feed(0, { key: 'u1' }, START)).toBe(1)
  })

  it('stays within its bytes, drops the oldest first and says so', () => {
    const store = createCounterStore({ seed: 1, maxBytes: 2 * 1_024 * 1_024 })
    store.declare([declaration('count', HOUR)])
    for (let at = 0; at < 60_000; at++) store.feed(0, { key: `u${at}` }, START + at)
    const stats = store.stats()
    expect(stats.bytes).toBeLessThanOrEqual(2 * 1_024 * 1_024)
    expect(stats.evicted).toBeGreaterThan(0)
    expect(stats.records + stats.evicted).toBe(60_000)
    expect(store.read(0, 'u59999', null, START + 60_000)).toBe(1)
    expect(store.read(0, 'u0', null, START + 60_000)).toBe(0)
  })

  it('drops what has expired before anything that still counts', () => {
    const store = createCounterStore({ seed: 1, maxBytes: 2 * 1_024 * 1_024 })
    store.declare([declaration('count', 1_000)])
    for (let at = 0; at < 60_000; at++) store.feed(0, { key: `u${at}` }, START + at)
    expect(store.stats()).toMatchObject({ evicted: 0 })
    expect(store.stats().expired).toBeGreaterThan(0)
  })
})
