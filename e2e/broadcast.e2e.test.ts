/** A live stream beside a registered broadcast, over HTTP: pictures cut, sped up, dropped and encoded anew; permit and schedule. */
import { hashPixels, type Pixels } from '@goodstanding/detectors'
import type { Decision } from '@goodstanding/model'
import { encode as encodeJpeg } from 'jpeg-js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { clausesOf, eventOf } from './server/client.ts'
import { type LocalServer, startServer } from './server/start-server.ts'

const MINUTE = 60_000
const [WIDTH, HEIGHT] = [192, 108]
const START = Date.now() - 20 * MINUTE

let server: LocalServer
beforeAll(async () => {
  server = await startServer()
}, MINUTE)
afterAll(async () => {
  await server.close()
  expect(server.logged).toEqual([])
})

function chance(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

/** Shapes of many sizes and greys: what one camera shows at one moment. */
function scene(seed: number): Pixels {
  const next = chance(seed * 7_919)
  const light = new Float32Array(WIDTH * HEIGHT)
  for (let octave = 1; octave <= 5; octave++) {
    const side = 2 ** octave
    const grid = Float32Array.from({ length: (side + 2) ** 2 }, next)
    for (let at = 0; at < light.length; at++) {
      const [x, y] = [((at % WIDTH) / WIDTH) * side, (Math.floor(at / WIDTH) / HEIGHT) * side]
      const [left, top] = [Math.floor(x), Math.floor(y)]
      const corner = (right: number, down: number) => grid[(top + down) * (side + 2) + left + right] ?? 0
      const across = (down: number) => corner(0, down) * (1 - x + left) + corner(1, down) * (x - left)
      light[at] = (light[at] ?? 0) + 0.62 ** octave * (across(0) * (1 - y + top) + across(1) * (y - top))
    }
  }
  const rgba = new Uint8Array(WIDTH * HEIGHT * 4).fill(255)
  for (const [at, value] of light.entries()) rgba.fill(Math.min(255, value * 170), at * 4, at * 4 + 3)
  return { width: WIDTH, height: HEIGHT, rgba }
}

/** The picture without a share of each side, as the next camera or encoder gives it on. */
function cropped({ width, height, rgba }: Pixels, share: number): Pixels {
  const [left, top] = [Math.round(width * share), Math.round(height * share)]
  const inner = { width: width - 2 * left, height: height - 2 * top }
  const bytes = new Uint8Array(inner.width * inner.height * 4)
  for (let y = 0; y < inner.height; y++) {
    const from = ((y + top) * width + left) * 4
    bytes.set(rgba.subarray(from, from + inner.width * 4), y * inner.width * 4)
  }
  return { ...inner, rgba: bytes }
}

const cup = Array.from({ length: 16 }, (_, at) => scene(at + 1))
const meeting = Array.from({ length: 16 }, (_, at) => scene(at + 501))

function register(id: string, startsAt: number): Promise<void> {
  return server.put(`registers/broadcasts/${id}`, {
    title: `Harbour Cup ${id}`,
    holder: 'harbour-tv',
    startsAt: new Date(startsAt).toISOString(),
    endsAt: new Date(startsAt + 90 * MINUTE).toISOString(),
    frames: cup.map((picture, at) => ({ at: at * 5, pdq: hashPixels(picture)!.pdq })),
  })
}

type Stream = { readonly id: string; readonly organization?: string; readonly permit?: string; readonly crop: number }

/** Sends every second or third picture as JPEG bytes, 4 % faster than the broadcast runs. */
async function stream(pictures: readonly Pixels[], { id, crop, ...more }: Stream): Promise<readonly Decision[]> {
  const answers: Decision[] = []
  for (const [at, picture] of pictures.entries()) {
    if (at % 4 === 1) continue
    const shown = cropped(picture, crop)
    const { data } = encodeJpeg({ ...shown, data: shown.rgba }, 60)
    const frame = { at: 100 + (at * 5) / 1.04, data: Buffer.from(data).toString('base64') }
    const time = new Date(START + frame.at * 1_000).toISOString()
    answers.push(await server.decide(eventOf('live.frame', { ...more, live: { id }, frame }, { time })))
  }
  return answers
}

describe('a live stream of pictures', { timeout: MINUTE }, () => {
  it('is stopped when it shows a registered broadcast, cut at every side, faster, with pictures left out', async () => {
    await register('b-cup', START - MINUTE)
    const answers = await stream(cup, { id: 'l-pirate', crop: 0.09 })
    expect(answers[0]?.effect).toBe('allow')
    expect(answers.at(-1)?.effect).toBe('block')
    expect(clausesOf(answers.at(-1)!)).toEqual(expect.arrayContaining(['content.i', 'content.a']))
    const followed = answers.at(-1)?.findings.flatMap(({ evidence }) => evidence)
    expect(followed).toContainEqual(expect.objectContaining({ signal: 'work.broadcast', pointer: '/data/frame' }))
  })

  it('goes on when it shows something else, or belongs to the holder', async () => {
    const others = await stream(meeting, { id: 'l-meeting', crop: 0 })
    const own = await stream(cup, { id: 'l-own', organization: 'harbour-tv', crop: 0.05 })
    expect([...others, ...own].map(({ effect }) => effect)).not.toContain('block')
    expect(others.every(({ effect }) => effect === 'allow')).toBe(true)
    expect(own.every(({ effect }) => effect === 'allow')).toBe(true)
  })

  it("goes on with the holder's permit, which is leave for the whole stream", async () => {
    await server.put('permits/p-cup', {
      holder: 'fan-club',
      clauses: ['content.i'],
      scope: { 'live.id': ['l-leave'] },
      issuer: 'harbour-tv',
      validFrom: '2020-01-01T00:00:00Z',
      validUntil: '2099-01-01T00:00:00Z',
    })
    const leave = { organization: 'fan-club', permit: 'p-cup', crop: 0 }
    const answers = await stream(cup, { id: 'l-leave', ...leave })
    expect(answers.map(({ effect }) => effect)).toEqual(answers.map(() => 'allow'))
    const elsewhere = await stream(cup, { id: 'l-elsewhere', ...leave })
    expect(elsewhere.at(-1)?.effect).toBe('block')
  })
})
