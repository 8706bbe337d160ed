import { type Session, SignalValues } from '@goodstanding/model'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createSessionTracker } from './index.ts'

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
  it('is one token: two devices or two countries reuse it', () => {
    expect(after([{ id: 's', device: 'a' }, 0], [{ id: 's', device: 'b' }, 1]).value('session.token-reuse')).toBe(1)
    expect(after([{ id: 's', country: 'DE' }, 0], [{ id: 's', country: 'BR' }, 1]).value('session.token-reuse')).toBe(1)
    expect(
      after([{ id: 's', device: 'a', country: 'DE' }, 0], [{ id: 's', device: 'a', country: 'de' }, 1]).value(
        'session.token-reuse',
      ),
    ).toBe(0)
    expect(
      after([{ id: 's', device: 'a' }, 0], [{ id: 's' }, 1], [{ id: 's', device: 'a' }, 2]).value(
        'session.token-reuse',
      ),
    ).toBe(0)
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
  it.each([
    'Mozilla/5.0 HeadlessChrome/120.0',
    'python-requests/2.31',
    'curl/8.1',
    'Scrapy/2.11',
    'Go-http-client/2.0',
  ])('is driven by a machine: %s', (userAgent) =>
    expect(after([{ userAgent }, 0]).value('session.automated')).toBeGreaterThan(0.8),
  )
  it('is not driven by a machine in a browser', () => {
    expect(
      after([{ userAgent: 'Mozilla/5.0 (X11; Linux) Chrome/120 Safari/537.36', client: 'web/4.2' }, 0]).value(
        'session.automated',
      ),
    ).toBe(0)
  })
})

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
