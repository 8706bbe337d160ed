import { type Session, SignalValues } from '@goodstanding/model'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { SeenSession } from './account-memory.ts'
import { createSessionTracker, type SessionRecord } from './index.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const T = Date.UTC(2026, 10, 24, 10)
const berlin = { latitude: 52.52, longitude: 13.4, country: 'DE' }
const tokyo = { latitude: 35.68, longitude: 139.69, country: 'JP' }
const potsdam = { latitude: 52.4, longitude: 13.06, country: 'DE' }

function after(...steps: readonly (readonly [Session, number])[]) {
  const tracker = createSessionTracker()
  let sink = new SignalValues()
  for (const [session, time] of steps) {
    sink = new SignalValues()
    tracker.observe('u1', session, T + time, sink)
  }
  return sink
}

describe('travel', () => {
  it('is measured in km and km/h', () => {
    const sink = after([berlin, 0], [tokyo, HOUR])
    expect(sink.value('session.travel-km')).toBeGreaterThan(8_800)
    expect(sink.value('session.travel-km')).toBeLessThan(9_000)
    expect(sink.value('session.travel-kmh')).toBe(sink.value('session.travel-km'))
  })
  it('is measured against the neighbours in time, whatever the order of arrival', () => {
    const sink = after([berlin, 0], [tokyo, 20 * HOUR], [berlin, 10 * MINUTE])
    expect(sink.value('session.travel-kmh')).toBeLessThan(900)
    expect(after([tokyo, HOUR], [berlin, 0]).value('session.travel-kmh')).toBeGreaterThan(8_000)
  })
  it('is none within the error of places', () => {
    expect(after([berlin, 0], [potsdam, MINUTE]).value('session.travel-km')).toBe(0)
  })
  it('falls back to countries, and neighbours may touch', () => {
    expect(after([{ country: 'DE' }, 0], [{ country: 'JP' }, HOUR]).value('session.travel-kmh')).toBeGreaterThan(5_000)
    const neighbours = after([{ country: 'DE' }, 0], [{ country: 'FR' }, 10 * MINUTE])
    expect(neighbours.value('session.travel-km')).toBe(0)
    expect(neighbours.value('session.country-change')).toBe(1)
    expect(after([{ country: 'DE' }, 0], [{ country: 'FR' }, 2 * HOUR]).value('session.country-change')).toBe(0)
    // A name is no code: it may be of the same country.
    for (const written of ['Germany', 'DEU', '德国']) {
      const spelled = after([{ id: 's', country: 'DE' }, 0], [{ id: 's', country: written }, MINUTE])
      expect([spelled.value('session.country-change'), spelled.value('session.token-reuse')]).toEqual([0, 0])
    }
  })
})

describe('a session', () => {
  it('runs beside a distant one of the same half hour', () => {
    expect(
      after([{ id: 's1', ...berlin }, 0], [{ id: 's2', ...tokyo }, 20 * MINUTE]).value('session.concurrent-km'),
    ).toBeGreaterThan(8_800)
    expect(
      after([{ id: 's1', ...berlin }, 0], [{ id: 's2', ...tokyo }, 31 * MINUTE]).value('session.concurrent-km'),
    ).toBe(0)
    expect(
      after([{ id: 's1', ...berlin }, 0], [{ id: 's1', ...tokyo }, 20 * MINUTE]).value('session.concurrent-km'),
    ).toBe(0)
  })
  const reuse = (...steps: readonly (readonly [Session, number])[]): number =>
    after(...steps).value('session.token-reuse')
  it('is one token: two devices reuse it, or two countries within an hour when no device is named', () => {
    expect(reuse([{ id: 's', device: 'a' }, 0], [{ id: 's', device: 'b' }, 1])).toBe(1)
    expect(reuse([{ id: 's', device: 'a' }, 0], [{ id: 's', device: 'b' }, 90 * 24 * HOUR])).toBe(1)
    expect(reuse([{ id: 's', country: 'DE' }, 0], [{ id: 's', country: 'BR' }, HOUR])).toBe(1)
    expect(reuse([{ id: 's', country: 'DE' }, HOUR], [{ id: 's', country: 'BR' }, 0])).toBe(1)
    expect(reuse([{ id: 's', device: 'a', country: 'DE' }, 0], [{ id: 's', country: 'BR' }, MINUTE])).toBe(1)
    const phone = { id: 't', device: 'p', country: 'DE' }
    expect(reuse([{ id: 's', country: 'DE' }, 0], [phone, MINUTE], [{ id: 's', country: 'BR' }, 2 * MINUTE])).toBe(1)
    expect(reuse([{ id: 's', device: 'a', country: 'DE' }, 0], [{ id: 's', device: 'a', country: 'de' }, 1])).toBe(0)
    expect(reuse([{ id: 's', device: 'a' }, 0], [{ id: 's' }, 1], [{ id: 's', device: 'a' }, 2])).toBe(0)
  })
  it('is one token: two countries within an hour are said of one device too, apart', () => {
    const abroad = (...steps: readonly (readonly [Session, number])[]): number =>
      after(...steps).value('session.token-abroad')
    const [home, away] = [
      { id: 's', device: 'a', country: 'DE' },
      { id: 's', device: 'a', country: 'BR' },
    ]
    expect(abroad([home, 0], [away, MINUTE])).toBe(1)
    expect(abroad([away, HOUR], [home, 0])).toBe(1)
    expect(abroad([home, 0], [away, 14 * HOUR])).toBe(0)
    expect(abroad([home, 0], [{ ...away, id: 't' }, MINUTE])).toBe(0)
    expect(abroad([home, 0], [{ ...away, device: 'b' }, MINUTE])).toBe(0)
    expect(abroad([home, 0], [{ ...home, country: 'de' }, MINUTE])).toBe(0)
  })
  it('is one token on a journey too, and behind the network of a company', () => {
    const laptop = { id: 's', device: 'a' }
    const home = { ...laptop, country: 'DE' }
    const abroad = { ...laptop, country: 'CN' }
    expect(reuse([home, 0], [abroad, 14 * HOUR], [abroad, 40 * HOUR], [home, 90 * HOUR])).toBe(0)
    expect(reuse([home, 0], [abroad, MINUTE], [home, 2 * MINUTE])).toBe(0)
    expect(reuse([{ id: 's', country: 'DE' }, 0], [{ id: 's', country: 'CN' }, 14 * HOUR])).toBe(0)
  })
  it('comes from a new device only when others are known', () => {
    expect(after([{ device: 'a' }, 0]).value('session.new-device')).toBe(0)
    expect(after([{ device: 'a' }, 0], [{ device: 'b' }, 1]).value('session.new-device')).toBe(1)
    expect(after([{ device: 'a' }, 0], [{ device: 'b' }, 1], [{ device: 'a' }, 2]).value('session.new-device')).toBe(0)
  })
  it('carries the verdict of its attestation', () => {
    expect(after([{ attestation: { verdict: 'tampered' } }, 0]).value('session.tampered')).toBe(1)
    expect(after([{ attestation: { verdict: 'automated' } }, 0]).value('session.automated')).toBe(1)
    expect(after([{ attestation: { verdict: 'ok' } }, 0]).seen()).toEqual({})
  })
  it('tells when a later session no longer attests', () => {
    const ok = { verdict: 'ok' } as const
    const first: Session = { id: 's1', device: 'a', client: 'web/4', attestation: ok }
    expect(
      after([first, 0], [{ id: 's1', device: 'a', client: 'web/4' }, 1]).value('session.attestation-disabled'),
    ).toBe(0)
    expect(
      after([first, 0], [{ id: 's2', device: 'a', client: 'web/5' }, 1]).value('session.attestation-disabled'),
    ).toBe(1)
    expect(
      after([first, 0], [{ id: 's2', device: 'b', client: 'web/5' }, 1]).value('session.attestation-disabled'),
    ).toBe(0)
  })
  it('may attest by an event of its own, a while after it began', () => {
    const tracker = createSessionTracker()
    const at = (minutes: number, session: SeenSession): number => {
      const sink = new SignalValues()
      tracker.observe('u1', session, T + minutes * MINUTE, sink)
      return sink.value('session.attestation-disabled')
    }
    const first: Session = { id: 's1', device: 'a', client: 'web/4' }
    const second: Session = { ...first, id: 's2' }
    const attestation = { verdict: 'ok' } as const
    expect(at(0, first)).toBe(0)
    expect(at(1, { ...first, attestation, isApart: true })).toBe(0)
    expect(at(60, second)).toBe(0)
    expect(at(70, second)).toBe(0)
    expect(at(80, second), 'it never came').toBe(1)
    expect(at(81, { ...second, attestation, isApart: true })).toBe(0)
    expect(at(100, second)).toBe(0)
  })
  it.each([
    'Mozilla/5.0 HeadlessChrome/120.0',
    'python-requests/2.31',
    'curl/8.1',
    'Scrapy/2.11',
    'Go-http-client/2.0',
    'Mozilla/5.0 (Unknown; Linux) splash Version/9.0 Safari/602.1',
    'rest-client/2.1.0 (linux x86_64) ruby/3.2.2',
  ])('is driven by a machine: %s', (userAgent) =>
    expect(after([{ userAgent }, 0]).value('session.automated')).toBeGreaterThan(0.8),
  )
  it.each(['Splashtop/3.6.4', 'Rubyline-iOS/4.1', 'Collyer/2.0'])('is not for a part of its name: %s', (userAgent) =>
    expect(after([{ userAgent }, 0]).value('session.automated')).toBe(0),
  )
  it('is not driven by a machine in a browser', () => {
    expect(
      after([{ userAgent: 'Mozilla/5.0 (X11; Linux) Chrome/120 Safari/537.36', client: 'web/4.2' }, 0]).value(
        'session.automated',
      ),
    ).toBe(0)
  })
})

/** Records by their keys, devices in whatever order they were seen. */
const inOrder = (records: readonly SessionRecord[]) =>
  records
    .map((record) =>
      record.kind === 'account'
        ? { ...record, value: { ...record.value, devices: [...record.value.devices].sort() } }
        : record,
    )
    .sort((a, b) => (a.kind + a.key < b.kind + b.key ? -1 : 1))

describe('the memory', () => {
  it('goes on after a restore as if nothing happened', () => {
    const place = fc.constantFrom<Session>(
      berlin,
      tokyo,
      { country: 'FR' },
      { id: 's1', device: 'a' },
      { id: 's1', device: 'b' },
      {},
    )
    fc.assert(
      fc.property(fc.array(fc.tuple(place, fc.nat(HOUR * 10)), { minLength: 2, maxLength: 20 }), (steps) => {
        const one = createSessionTracker()
        const two = createSessionTracker()
        const half = Math.floor(steps.length / 2)
        for (const [session, time] of steps.slice(0, half)) one.observe('u', session, T + time, null)
        two.restore(JSON.parse(JSON.stringify(one.snapshot('changed'))))
        for (const [session, time] of steps.slice(half)) {
          const [a, b] = [new SignalValues(), new SignalValues()]
          one.observe('u', session, T + time, a)
          two.observe('u', session, T + time, b)
          expect(b.seen()).toEqual(a.seen())
        }
      }),
    )
  })
  it('comes to the same from what changed, written down now and then, as from all of it', () => {
    // Few, so that one often comes again.
    const session = fc.constantFrom<Session>(
      { id: 's1', device: 'a', country: 'DE' },
      { id: 's2', device: 'b', country: 'JP' },
      { device: 'c' },
      { id: 's1', device: 'a', country: 'FR', attestation: { verdict: 'ok' } },
      {},
    )
    // From seconds to days apart, forth and back: sightings merge, come late, and make room.
    const step = fc.oneof(fc.integer({ min: -90_000, max: 90_000 }), fc.integer({ min: -2 * HOUR, max: 72 * HOUR }))
    fc.assert(
      fc.property(fc.array(fc.tuple(session, step, fc.nat(8)), { minLength: 20, maxLength: 80 }), (steps) => {
        const one = createSessionTracker()
        const two = createSessionTracker()
        let time = T
        for (const [seen, by, writes] of steps) {
          time += by
          one.observe('u', seen, time, null)
          if (writes === 0) two.restore(JSON.parse(JSON.stringify(one.snapshot('changed'))))
        }
        two.restore(JSON.parse(JSON.stringify(one.snapshot('changed'))))
        expect(inOrder(two.snapshot('all'))).toEqual(inOrder(one.snapshot('all')))
      }),
    )
  })
  it('writes of an account that goes on what is new, and all of it once a week', () => {
    const tracker = createSessionTracker()
    const kindsAt = (time: number) => {
      tracker.observe('u', { country: 'DE', device: 'a' }, time, null)
      return tracker.snapshot('changed').map(({ kind }) => kind)
    }
    expect(kindsAt(T)).toEqual(['account'])
    expect(kindsAt(T + HOUR)).toEqual(['later'])
    expect(tracker.snapshot('changed')).toEqual([])
    expect(kindsAt(T + 6 * 24 * HOUR)).toEqual(['later'])
    expect(kindsAt(T + 8 * 24 * HOUR)).toEqual(['account'])
    expect(kindsAt(T + 9 * 24 * HOUR)).toEqual(['later'])
  })
  it('remembers a device whose sighting made room before it was written', () => {
    const one = createSessionTracker()
    const two = createSessionTracker()
    one.observe('u', { device: 'a' }, T, null)
    two.restore(one.snapshot('changed'))
    one.observe('u', { device: 'b' }, T + HOUR, null)
    for (let hour = 2; hour < 20; hour++) one.observe('u', { device: 'a' }, T + hour * HOUR, null)
    two.restore(one.snapshot('changed'))
    const sink = new SignalValues()
    two.observe('u', { device: 'b' }, T + 21 * HOUR, sink)
    expect(sink.value('session.new-device')).toBe(0)
  })
  it('is written whole when what was written before is gone', () => {
    const tracker = createSessionTracker()
    const before = createSessionTracker()
    before.observe('u', berlin, T, null)
    before.snapshot('changed')
    before.observe('u', berlin, T + HOUR, null)
    tracker.restore(before.snapshot('changed'))
    tracker.observe('u', berlin, T + 2 * HOUR, null)
    expect(tracker.snapshot('changed')).toMatchObject([{ kind: 'account', key: 'u', value: { sightings: [{}, {}] } }])
  })
  it('reads what was written when each sighting was written as it is kept', () => {
    const before = {
      kind: 'account',
      key: 'u',
      value: {
        sightings: [
          {
            time: T - HOUR,
            place: { latitude: 46.5, longitude: 2.5, radius: 620 },
            country: 'FR',
            session: 's',
            device: 'a',
          },
          { time: T, place: { latitude: 52.5, longitude: 13.4, radius: 0 }, country: 'DE', session: 's', device: 'a' },
        ],
        devices: ['a'],
        attested: [],
      },
    } as const
    const tracker = createSessionTracker()
    tracker.restore([before])
    const [written] = tracker.snapshot('all')
    expect(written?.value).toEqual({
      sightings: [
        [T - HOUR, 'FR', 's', 'a'],
        [T, 'DE', 's', 'a', 52.5, 13.4],
      ],
      devices: ['a'],
      attested: [],
    })
    const sink = new SignalValues()
    tracker.observe('u', { ...tokyo, id: 's', device: 'a' }, T + HOUR, sink)
    expect(sink.value('session.travel-km')).toBeGreaterThan(8_000)
  })
  it('is bounded', () => {
    const tracker = createSessionTracker({ accounts: 10 })
    for (let index = 0; index < 50; index++) tracker.observe(`u${index}`, { id: `s${index}`, ...berlin }, T, null)
    expect(tracker.stats()).toEqual({ accounts: 10, tokens: 10, evicted: 80 })
    expect(tracker.snapshot('changed')).toHaveLength(20)
    expect(tracker.snapshot('changed')).toHaveLength(0)
  })
})

describe('an account that is written down and read back at every event', () => {
  const somewhere: fc.Arbitrary<SeenSession> = fc
    .record({
      place: fc.oneof(
        { weight: 6, arbitrary: fc.constant<Session>({ country: 'DE' }) },
        fc.constantFrom<Session>(berlin, tokyo, { country: 'JP' }, { country: 'XX' }, { country: 'de' }, {}),
      ),
      id: fc.constantFrom('s1', 's1', 's2', undefined),
      device: fc.constantFrom('a', 'a', 'b', undefined),
    })
    .map(({ place, id, device }) => ({
      ...place,
      ...(id === undefined ? {} : { id }),
      ...(device === undefined ? {} : { device }),
    }))
  const SIGNALS = [
    'travel-km',
    'travel-kmh',
    'concurrent-km',
    'country-change',
    'token-reuse',
    'token-abroad',
    'new-device',
  ] as const
  const seen = (sink: SignalValues) => SIGNALS.map((name) => [name, sink.evidence(`session.${name}`)])

  it('is told the same as one that is kept', () => {
    const steps = fc.array(fc.tuple(somewhere, fc.integer({ min: -3, max: 20 })), { maxLength: 40 })
    fc.assert(
      fc.property(steps, (sent) => {
        const kept = createSessionTracker()
        let readBack = createSessionTracker()
        let time = T
        for (const [session, minutes] of sent) {
          time += minutes * MINUTE
          const sinks = [new SignalValues(), new SignalValues()] as const
          kept.observe('u', session, time, sinks[0])
          const records = readBack.snapshot('all')
          readBack = createSessionTracker()
          readBack.restore(records)
          readBack.observe('u', session, time, sinks[1])
          expect(seen(sinks[0])).toEqual(seen(sinks[1]))
        }
        expect(kept.snapshot('all')).toEqual(readBack.snapshot('all'))
      }),
      { numRuns: 300 },
    )
  })
  it('is told the same beside others with its sessions, where most are forgotten', () => {
    const account = fc.constantFrom('u1', 'u1', 'u1', 'u2', 'u3')
    const device = fc.constantFrom('a', 'b', undefined)
    const step = fc.tuple(account, fc.constantFrom('s1', 's1', 's2', 's3', 's4'), device, fc.nat(12))
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const kept = createSessionTracker({ accounts: 2 })
        let readBack = createSessionTracker({ accounts: 2 })
        for (const [at, [who, id, used, forgets]] of steps.entries()) {
          const session = { id, ...(used === undefined ? {} : { device: used }) }
          const sinks = [new SignalValues(), new SignalValues()] as const
          if (forgets % 3 === 0) kept.touch(who)
          if (forgets === 1) kept.forget(who)
          kept.observe(who, session, T + at * MINUTE, sinks[0])
          const records = readBack.snapshot('all')
          readBack = createSessionTracker({ accounts: 2 })
          readBack.restore(records)
          if (forgets === 1) readBack.forget(who)
          readBack.observe(who, session, T + at * MINUTE, sinks[1])
          expect(seen(sinks[0])).toEqual(seen(sinks[1]))
        }
        expect(kept.snapshot('all')).toEqual(readBack.snapshot('all'))
      }),
      { numRuns: 300 },
    )
  })
})
