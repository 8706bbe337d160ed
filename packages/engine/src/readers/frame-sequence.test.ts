import { hashPixels, hashUncut, type Pixels } from '@goodstanding/detectors'
import { type Event, SignalValues } from '@goodstanding/model'
import type { CompiledPolicy } from '@goodstanding/policy'
import { beforeEach, describe, expect, it } from 'vitest'
import { createFactMemory } from '../facts/create-fact-memory.ts'
import type { FactMemory } from '../facts/fact-memory.ts'
import type { SignalReader } from '../signal-reader.ts'
import { NO_FILES } from './create-detector-set.ts'
import { createWorkReader } from './work-reader.ts'

const START = Date.parse('2026-11-24T10:00:00Z')

/** Repeatable chance. */
function chance(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}
const random = chance(5)

/** Any picture's hash: half of its bits are set. */
function newHash(): string {
  const bits = Array.from({ length: 256 }, (_, at) => at < 128)
  for (let at = 255; at > 0; at--) {
    const other = Math.floor(random() * (at + 1))
    ;[bits[at], bits[other]] = [bits[other]!, bits[at]!]
  }
  return hexOf(bits)
}
const hexOf = (bits: readonly boolean[]): string =>
  Array.from({ length: 64 }, (_, at) =>
    [0, 1, 2, 3].reduce((digit, bit) => digit * 2 + Number(bits[at * 4 + bit]), 0).toString(16),
  ).join('')

/** The hash of the picture after somebody cut something off: as many set bits turn as unset ones. */
function altered(hash: string, bits: number): string {
  const set = Array.from(hash, (digit) => Number.parseInt(digit, 16).toString(2).padStart(4, '0')).join('')
  const flags = Array.from(set, (bit) => bit === '1')
  for (const value of [true, false]) {
    const places = flags.flatMap((flag, at) => (flag === value ? [at] : []))
    for (let turned = 0; turned < bits / 2; turned++) {
      const [place] = places.splice(Math.floor(random() * places.length), 1)
      if (place !== undefined) flags[place] = !value
    }
  }
  return hexOf(flags)
}

let reader: SignalReader
let memory: FactMemory
const register = (frames: readonly { at: number; pdq: string }[]) => {
  const on = { startsAt: '2026-11-24T09:00:00Z', endsAt: '2026-11-24T12:00:00Z' }
  memory.apply({ kind: 'register.broadcasts', id: 'cup', body: { title: 'Cup', holder: 'tv', ...on, frames } })
}
beforeEach(() => {
  reader = createWorkReader(NO_FILES)
  memory = createFactMemory({ service: { names: ['S'], domains: ['s.example'] } })
})

/** Shows frames one after the other; answers what was said of the last, and the most that was said of any. */
function stream(
  frames: readonly { readonly at: number; readonly pdq?: string; readonly sha256?: string }[],
  { time = START, organization = 'acme' } = {},
): number {
  const sink = new SignalValues()
  let most = 0
  for (const frame of frames) {
    sink.clear()
    const event = {
      id: 'e',
      source: 's',
      type: 'live.frame',
      time: time + frame.at * 1_000,
      data: { organization, actor: { id: 'u1', kind: 'member' }, live: { id: 'l1' }, frame },
    } as unknown as Event
    reader.read(event, {
      facts: memory,
      compiled: { windows: [], types: new Map() } as unknown as CompiledPolicy,
      permit: null,
      texts: [],
      contents: [],
      time: event.time,
      needs: () => true,
      isRowCovered: () => false,
      recent: () => 1,
      sink,
    })
    most = Math.max(most, sink.value('work.broadcast'))
  }
  return most
}

describe('a live stream that shows a broadcast', () => {
  const frames = Array.from({ length: 1_200 }, (_, at) => ({ at: at * 3, pdq: newHash() }))
  const pirated = (from: number, count: number, speed: number) =>
    frames.slice(from, from + count).map(({ at, pdq }) => ({ at: (at - from * 3) / speed, pdq: altered(pdq, 76) }))

  it.each([
    ['cropped', pirated(100, 12, 1)],
    ['cropped and 5 % faster', pirated(300, 30, 1.05)],
    ['cropped and 5 % slower', pirated(500, 30, 0.95)],
    ['cropped, with two of three frames left out', pirated(700, 40, 1).filter((_, at) => at % 3 === 0)],
    [
      'cropped, with other pictures between',
      pirated(900, 20, 1).flatMap((frame) => [frame, { at: frame.at + 1, pdq: newHash() }]),
    ],
  ])('is known: %s', (_how, shown) => {
    register(frames)
    expect(stream(shown)).toBeGreaterThanOrEqual(8)
  })

  it('is not known by pictures that nobody registered, however many', () => {
    register(frames)
    expect(stream(Array.from({ length: 400 }, (_, at) => ({ at: at * 3, pdq: newHash() })))).toBe(0)
  })

  it('is not known by its pictures out of order, nor by one still picture', () => {
    register(frames)
    const shown = pirated(0, 40, 1)
    expect(stream(shown.map(({ at }, place) => ({ at, pdq: shown.at(-1 - place)!.pdq })))).toBe(0)
    const still = altered(frames[7]!.pdq, 76)
    expect(stream(Array.from({ length: 60 }, (_, at) => ({ at: at * 3, pdq: still })))).toBe(0)
  })

  it('is not known long after it was on the air, nor when its holder shows it', () => {
    register(frames)
    expect(stream(pirated(100, 20, 1), { time: START + 86_400_000 })).toBe(0)
    expect(stream(pirated(100, 20, 1), { organization: 'tv' })).toBe(0)
  })

  it('is known by real pictures with 4 % cut off each side', { timeout: 60_000 }, () => {
    const scenes = Array.from({ length: 14 }, (_, seed) => scene(160, 90, seed + 1))
    register(scenes.map((picture, at) => ({ at: at * 2, pdq: hashPixels(cut(picture, 0))!.pdq })))
    const shown = scenes.map((picture, at) => ({ at: 300 + at * 2, pdq: hashPixels(cut(picture, 0.04))!.pdq }))
    expect(stream(shown)).toBeGreaterThanOrEqual(6)
  })

  describe('whose bytes were sent', () => {
    const scenes = Array.from({ length: 14 }, (_, seed) => scene(160, 90, seed + 1))
    const strangers = Array.from({ length: 14 }, (_, seed) => scene(160, 90, seed + 101))
    /** Every third frame is dropped, and what is left runs 4 % faster. */
    const pirate = (pictures: readonly Scene[], share: number) => {
      const shots = new Map<string, Pixels>()
      const shown = pictures.flatMap((picture, at) => {
        if (at % 3 === 1) return []
        const sha256 = at.toString(16).padStart(64, '0')
        shots.set(sha256, cut(picture, share))
        return [{ at: 300 + (at * 2) / 1.04, sha256 }]
      })
      reader = createWorkReader({
        picture: (sha256) => hashPixels(shots.get(sha256)!)!.pdq,
        uncut: (sha256) => hashUncut(shots.get(sha256)!),
      })
      return shown
    }

    it.each([0.06, 0.1, 0.13])(
      'is known with a share of %d cut off each side, faster, frames dropped',
      { timeout: 60_000 },
      (share) => {
        register(scenes.map((picture, at) => ({ at: at * 2, pdq: hashPixels(cut(picture, 0))!.pdq })))
        expect(stream(pirate(scenes, share))).toBeGreaterThanOrEqual(6)
        expect(stream(pirate(strangers, share))).toBe(0)
      },
    )

    it('is known in a mirror, cut as well, by its bytes and by its hashes alone', { timeout: 60_000 }, () => {
      register(scenes.map((picture, at) => ({ at: at * 2, pdq: hashPixels(cut(picture, 0))!.pdq })))
      const mirrored = scenes.map(mirror)
      expect(stream(pirate(mirrored, 0.06))).toBeGreaterThanOrEqual(6)
      const hashes = mirrored.map((picture, at) => ({ at: at * 2, pdq: hashPixels(cut(picture, 0.03))!.pdq }))
      expect(stream(hashes)).toBeGreaterThanOrEqual(6)
    })

    it('is known in a frame, and picture in picture', { timeout: 60_000 }, () => {
      register(scenes.map((picture, at) => ({ at: at * 2, pdq: hashPixels(cut(picture, 0))!.pdq })))
      const shots = scenes.map((picture) => framed(cut(picture, 0), 30))
      reader = createWorkReader({
        picture: (sha256) => hashPixels(shots[Number.parseInt(sha256, 16)]!)!.pdq,
        uncut: (sha256) => hashUncut(shots[Number.parseInt(sha256, 16)]!),
      })
      const shown = shots.map((_, at) => ({ at: at * 2, sha256: at.toString(16).padStart(64, '0') }))
      expect(stream(shown)).toBeGreaterThanOrEqual(6)
    })
  })
})

function mirror({ width, height, values }: Scene): Scene {
  const mirrored = values.map((_, at) => values[at - (at % width) + width - 1 - (at % width)] ?? 0)
  return { width, height, values: mirrored }
}

/** The picture with a plain frame of so many pixels around it. */
function framed({ width, height, rgba }: Pixels, border: number): Pixels {
  const whole = { width: width + 2 * border, height: height + 2 * border }
  const bytes = new Uint8Array(whole.width * whole.height * 4).fill(20)
  for (let y = 0; y < height; y++)
    bytes.set(rgba.subarray(y * width * 4, (y + 1) * width * 4), ((y + border) * whole.width + border) * 4)
  return { ...whole, rgba: bytes }
}

type Scene = { readonly width: number; readonly height: number; readonly values: Float32Array }

/** Clouds of six sizes, and boxes: as much detail at every size as pictures of the world have. */
function scene(width: number, height: number, seed: number): Scene {
  const next = chance(seed * 7_919)
  const values = new Float32Array(width * height)
  for (let octave = 1; octave <= 6; octave++) {
    const side = 2 ** octave + 1
    const grid = Float32Array.from({ length: (side + 1) ** 2 }, next)
    for (let at = 0; at < values.length; at++) {
      const [x, y] = [((at % width) / width) * (side - 1), (Math.floor(at / width) / height) * (side - 1)]
      const [left, top] = [Math.floor(x), Math.floor(y)]
      const [a, b] = [x - left, y - top]
      const corner = (right: number, down: number): number => grid[(top + down) * (side + 1) + left + right] ?? 0
      const across = (down: number): number => corner(0, down) * (1 - a) + corner(1, down) * a
      values[at] = (values[at] ?? 0) + 0.6 ** octave * (across(0) * (1 - b) + across(1) * b)
    }
  }
  return { width, height, values }
}

/** The picture without its edges, stretched to its old size. */
function cut({ width, height, values }: Scene, share: number) {
  const rgba = new Uint8Array(width * height * 4)
  for (let at = 0; at < width * height; at++) {
    const x = Math.floor((share + (1 - 2 * share) * (((at % width) + 0.5) / width)) * width)
    const y = Math.floor((share + (1 - 2 * share) * ((Math.floor(at / width) + 0.5) / height)) * height)
    rgba.fill(Math.min(255, (values[y * width + x] ?? 0) * 170), at * 4, at * 4 + 3)
  }
  return { width, height, rgba }
}
