/** The exchange of hashes with StopNCII against a process that speaks its protocol: what it lists is stopped here, and it hears what became of it. */
import { createHash } from 'node:crypto'
import { type HashExchange, spawnHashExchange } from '@goodstanding/testkit'
import { encode as encodePng } from 'fast-png'
import { encode as encodeJpeg } from 'jpeg-js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { eventOf } from './server/client.ts'
import { type LocalServer, startServer } from './server/start-server.ts'

const MINUTE = 60_000
const CLAUSE = 'content.k'
const hashOf = (bytes: Uint8Array, by = 'sha256'): string => createHash(by).update(bytes).digest('hex')

let exchange: HashExchange
let server: LocalServer
let admin: string
let mei: string
let sofia: string

const ask = (method: string, path: string, body?: unknown, token?: string) =>
  server.ask(method, path, { ...(body === undefined ? {} : { body }), ...(token === undefined ? {} : { token }) })

async function hire(id: string, role: string): Promise<string> {
  await ask('POST', '/v1/staff', { id, name: id, email: `${id}@operator.example`, roles: [role] }, admin)
  return ((await ask('POST', `/v1/staff/${id}/tokens`, {}, admin)).body as { token: string }).token
}

beforeAll(async () => {
  exchange = await spawnHashExchange()
  server = await startServer({
    GOODSTANDING_STOPNCII_URL: exchange.url,
    GOODSTANDING_STOPNCII_KEY: 'function-key',
    GOODSTANDING_STOPNCII_SUBSCRIPTION: 'subscription-key',
    GOODSTANDING_STOPNCII_CLAUSE: CLAUSE,
  })
  const signedIn = await ask('POST', '/v1/sign-in', { token: server.running.signInToken })
  admin = (signedIn.body as { token: string }).token
  mei = await hire('mei', 'moderator')
  sofia = await hire('sofia', 'senior')
}, MINUTE)
afterAll(async () => {
  await server.close()
  await exchange.close()
})

/** Shapes that a perceptual hash tells apart. */
function draw(width: number, height: number, seed = 1): Uint8Array {
  const rgba = new Uint8Array(width * height * 4)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const [u, v] = [x / width, y / height]
      const at = (y * width + x) * 4
      rgba[at] = 128 + 127 * Math.sin(9 * u * seed + 5 * v)
      rgba[at + 1] = 128 + 127 * Math.sin(4 * u - 11 * v * seed)
      rgba[at + 2] = (u * v * 255 * seed) % 256
      rgba[at + 3] = 255
    }
  return rgba
}

async function put(bytes: Uint8Array, name: string): Promise<Readonly<Record<string, unknown>>> {
  const path = `/v1/files/${hashOf(bytes)}?name=${name}`
  return (await server.ask('PUT', path, { raw: bytes, mediaType: 'application/octet-stream' })).body as Readonly<
    Record<string, unknown>
  >
}
const upload = (actor: string, bytes: Uint8Array) =>
  server.decide(
    eventOf('file.upload', { actor: { id: actor, kind: 'member' }, file: { name: 'a.bin', sha256: hashOf(bytes) } }),
  )

/** Makes a job due, and waits until it was done: it stands again, due later. */
async function runJob(kind: string): Promise<void> {
  const { db } = server.running
  const untilDone = async (test: string): Promise<void> => {
    for (let turn = 0; turn < 300; turn++) {
      const [row] = await db.query(`select key from job where kind = $1 and ${test}`, [kind])
      if (row !== undefined) return
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
    throw new Error(`${kind} was not done.`)
  }
  await untilDone('lease_until is null')
  await db.query(`update job set due = now() where kind = $1`, [kind])
  await untilDone(`due > now() + interval '5 seconds'`)
}
const calls = async (path: string) => (await exchange.seen()).filter(({ path: of }) => of.includes(path))
const entries = async () =>
  ((await ask('GET', '/v1/registers/hashes?limit=100')).body as { items: readonly { id: string }[] }).items.map(
    ({ id }) => id,
  )
const record = (lastModtimestamp: number, signalType: string, hashValue: string, more: object = {}) => ({
  lastModtimestamp,
  signalType,
  hashValue,
  hashStatus: 'Active',
  caseNumbers: {},
  CSPFeedbacks: [],
  ...more,
})

describe('coop#1048: the exchange of hashes with StopNCII', () => {
  const picture = encodePng({ width: 600, height: 400, data: draw(600, 400), channels: 4 })
  const video = Buffer.concat([Buffer.from('\0\0\0\u0018ftypmp42'), Buffer.alloc(2_000, 'v')])
  const others = Array.from({ length: 5 }, (_, at) => record(10 + at, 'VideoMD5', hashOf(Buffer.from([at]), 'md5')))
  let pdq: string

  it('reads its list page by page, goes on where it was cut off, and asks later only for what is new', {
    timeout: MINUTE,
  }, async () => {
    pdq = String((await put(picture, 'own.png'))['pdq'])
    const strange = record(17, 'ImageTMK', 'zz')
    await exchange.list([...others, record(15, 'ImagePDQ', pdq), record(16, 'VideoMD5', hashOf(video, 'md5')), strange])
    await exchange.breakAfter(2)
    await runJob('exchange.list')
    await runJob('exchange.list')
    expect(await entries()).toHaveLength(7)
    const asked = (await calls('FetchHashes')).map(({ path }) => new URL(path.slice(4), 'http://x').searchParams)
    const pages = asked
      .filter((query) => query.get('startTimestamp') === '0')
      .map((query) => query.get('nextPageToken'))
    // The call that failed is made again, and no page before it.
    expect(pages.filter((page) => page !== null)).toEqual(['2', '4', '4', '6'])
    await runJob('exchange.list')
    const last = (await calls('FetchHashes')).at(-1)
    expect(last).toMatchObject({
      path: expect.stringMatching(/startTimestamp=17&/),
      keys: ['function-key', 'subscription-key'],
    })
  })

  it('ThreatExchange#1827, #1978, #1440: stops what it lists - a picture in another size, a video by its bytes -, and says whose list it was', async () => {
    const copy = new Uint8Array(encodeJpeg({ width: 450, height: 300, data: draw(450, 300) }, 70).data)
    await put(copy, 'copy.jpg')
    await put(video, 'clip.mp4')
    const shown = await upload('eve', copy)
    expect(shown).toMatchObject({ effect: 'block', case: expect.any(String) })
    expect(shown.findings[0]).toMatchObject({
      clause: CLAUSE,
      rule: 'listed-hash',
      evidence: [
        { match: { list: 'hashes', entry: `stopncii.ImagePDQ.${pdq}`, label: 'StopNCII', source: 'stopncii' } },
      ],
    })
    expect((await upload('bob', video)).effect).toBe('block')
    const found = (await ask('GET', `/v1/cases/${shown.case}`, undefined, mei)).body
    expect(found).toMatchObject({ findings: [{ match: { source: 'stopncii', label: 'StopNCII' } }] })
  })

  it('hears what became of it: that it waits, what was decided, and that this was taken back', {
    timeout: MINUTE,
  }, async () => {
    const told = async () => {
      await runJob('exchange.feedback')
      return (await calls('SubmitFeedback')).flatMap(
        ({ body }) =>
          (body as { hashFeedbacks: readonly { hashValue: string; feedbackValue: string }[] }).hashFeedbacks,
      )
    }
    const md5 = hashOf(video, 'md5')
    const waiting = await told()
    expect(waiting).toEqual([
      { signalType: 'ImagePDQ', hashValue: pdq, feedbackValue: 'PendingReview', tags: [] },
      { signalType: 'VideoMD5', hashValue: md5, feedbackValue: 'PendingReview', tags: [] },
    ])
    const caseOf = async (account: string) => {
      const { body } = await ask('GET', `/v1/cases?subject=account/${account}`, undefined, mei)
      return (body as { items: readonly { id: string }[] }).items[0]?.id ?? ''
    }
    const decide = async (account: string, stated: object) =>
      (await ask('POST', `/v1/cases/${await caseOf(account)}/decide`, stated, sofia)).body as {
        actions?: readonly { id: string }[]
      }
    await decide('bob', { outcome: 'no-violation', reason: 'A clip of a lecture.' })
    const warned = await decide('eve', {
      clause: CLAUSE,
      actions: [{ type: 'warn' }],
      reason: 'It shows somebody else.',
    })
    expect((await told()).slice(2)).toMatchObject([
      { hashValue: pdq, feedbackValue: 'Blocked' },
      { hashValue: md5, feedbackValue: 'NotBlocked' },
    ])
    const reversed = await ask('POST', `/v1/actions/${warned.actions?.[0]?.id}/reverse`, { reason: 'An error.' }, sofia)
    expect(reversed.status).toBe(200)
    expect((await told()).slice(4)).toMatchObject([{ hashValue: pdq, feedbackValue: 'NotBlocked' }])
    // Nothing changed: nothing is said again.
    expect(await told()).toHaveLength(5)
  })

  it('lists no longer what was withdrawn there', { timeout: MINUTE }, async () => {
    await exchange.list([record(20, 'ImagePDQ', pdq, { caseNumbers: { c1: 'Withdrawn' } })])
    await runJob('exchange.list')
    expect(await entries()).not.toContain(`stopncii.ImagePDQ.${pdq}`)
    expect(await entries()).toHaveLength(6)
  })
})

describe('the exchange', () => {
  it('is off unless it is configured, and refuses in words what it cannot work with', async () => {
    const settings = { GOODSTANDING_STOPNCII_URL: 'https://exchange.example', GOODSTANDING_STOPNCII_KEY: 'k' }
    await expect(startServer(settings)).rejects.toThrow('GOODSTANDING_STOPNCII_CLAUSE must name the clause')
    await expect(
      startServer({ ...settings, GOODSTANDING_STOPNCII_KEY: '', GOODSTANDING_STOPNCII_CLAUSE: CLAUSE }),
    ).rejects.toThrow('GOODSTANDING_STOPNCII_KEY must hold the key')
  })
})
