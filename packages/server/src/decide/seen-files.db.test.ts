/** What is known of a file stays known, whatever is asked about it meanwhile, and what another node saw of it is found. */
import { openTestDatabase, holdQuery, type TestDatabase } from '@goodstanding/testkit'
import { type Db, findFiles } from '@goodstanding/ledger'
import { encode as encodePng } from 'fast-png'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { readEvent } from '../http/read-event.ts'
import type { Scan } from '../scan/clamd.ts'
import { lookAtFile, sha256Of } from '../scan/look-at-file.ts'
import { UNLOOKED } from '../scan/picture-looker.ts'
import { createFileDesk } from './file-desk.ts'
import { createSeenFiles } from './seen-files.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

const MALICIOUS: Scan = { verdict: 'malicious', name: 'Test' }
const START = Date.UTC(2026, 10, 27)
const bytesOf = (text: string) => Buffer.from(text)

/** A node's desk; its scanner says what it is told to. */
function nodeOn(db: Db | null) {
  const said: { scan: () => Promise<Scan> } = { scan: () => Promise.resolve(MALICIOUS) }
  const scanner = { scan: () => said.scan() }
  const desk = createFileDesk({ db, scanner, pictures: null, classifier: null, hear: null, looker: null, recent: null })
  const put = (bytes: Buffer, now = START) => desk.put(sha256Of(bytes), { bytes, name: 'a.bin', mediaType: null }, now)
  const asks = async (bytes: Buffer, now = START): Promise<string | null> => {
    await desk.receive(uploadOf({ sha256: sha256Of(bytes) }), now)
    return desk.shelf.verdict(sha256Of(bytes))
  }
  return { desk, said, put, asks }
}

function uploadOf(file: { readonly sha256?: string; readonly data?: string }) {
  const data = {
    ...{ organization: 'acme', actor: { id: 'u1', kind: 'member' } },
    file: { name: 'a.bin', mediaType: 'application/octet-stream', size: 5, ...file },
  }
  const event = { specversion: '1.0', id: 'e1', source: 's', type: 'file.upload', data }
  return readEvent(event, START)
}

it('is found though the node was asked about it before any other had seen it', async () => {
  const [here, there] = [nodeOn(database.db), nodeOn(database.db)]
  const bytes = bytesOf('seen later, elsewhere')
  expect(await there.asks(bytes)).toBeNull()
  await here.put(bytes)
  expect(await there.asks(bytes)).toBe('malicious')
})

it('is of the codes in a picture the whole address here, and their hosts on other nodes', async () => {
  const codes = ['https://u.example/add/somebody', 'https://u.example/add/other']
  const pictures = { look: () => Promise.resolve({ hash: null, codes }), codesWithin: () => Promise.resolve([]) }
  const parts = { db: database.db, scanner: null, classifier: null, hear: null, looker: null, recent: null }
  const [here, there] = [createFileDesk({ ...parts, pictures }), createFileDesk({ ...parts, pictures: null })]
  const bytes = Buffer.from(encodePng({ width: 8, height: 8, data: new Uint8Array(256), channels: 4 }))
  const sha256 = sha256Of(bytes)
  await here.put(sha256, { bytes, name: 'a.png', mediaType: null }, START)
  await there.receive(uploadOf({ sha256 }), START)
  expect([here.shelf.codes(sha256), there.shelf.codes(sha256)]).toEqual([codes, ['https://u.example/']])
})

it('is of the words of a letter what was sure of them, on every node, and never the words', async () => {
  const parts = { db: database.db, pictures: null, scanner: null, classifier: null, looker: null, recent: null }
  const hear = (words: string) => (words.includes('threat') ? { 'text.threat': 0.9 } : {})
  const [here, there] = [createFileDesk({ ...parts, hear }), createFileDesk({ ...parts, hear: null })]
  const letter = bytesOf('<html><p>a threat to somebody</p></html>')
  const quiet = bytesOf('<html><p>a letter</p></html>')
  for (const bytes of [letter, quiet]) {
    await here.put(sha256Of(bytes), { bytes, name: 'a.bin', mediaType: null }, START)
    await there.receive(uploadOf({ sha256: sha256Of(bytes) }), START)
  }
  expect([there.shelf.heard(sha256Of(letter)), there.shelf.heard(sha256Of(quiet))]).toEqual([
    { 'text.threat': 0.9 },
    null,
  ])
  const [kept] = await findFiles(database.db, [sha256Of(letter)])
  expect(JSON.stringify(kept)).not.toContain('somebody')
})

it('is looked at again as a picture when nobody had time for it', async () => {
  const codes = ['https://pay.example/']
  const answers = [UNLOOKED, { hash: null, codes }] as const
  let asked = 0
  const pictures = {
    look: () => Promise.resolve(answers[Math.min(asked++, 1)] ?? null),
    codesWithin: () => Promise.resolve([]),
  }
  const desk = createFileDesk({
    db: database.db,
    pictures,
    scanner: null,
    classifier: null,
    hear: null,
    looker: null,
    recent: null,
  })
  const bytes = Buffer.from(encodePng({ width: 9, height: 9, data: new Uint8Array(324), channels: 4 }))
  const sha256 = sha256Of(bytes)
  const event = () => uploadOf({ data: bytes.toString('base64') })
  for (const seen of [[], codes, codes]) {
    await desk.receive(event(), START)
    expect(desk.shelf.codes(sha256)).toEqual(seen)
  }
  expect(asked).toBe(2)
})

it('is not lost to a question that began before its bytes came', async () => {
  const bytes = bytesOf('put while somebody asks')
  const node = nodeOn(holdQuery(database.db, 'from file', { after: () => node.put(bytes) }))
  expect(await node.asks(bytes)).toBe('malicious')
  expect(await node.asks(bytes)).toBe('malicious')
})

it('is what another node saw since, a few seconds later', async () => {
  const [here, there] = [nodeOn(database.db), nodeOn(database.db)]
  const bytes = bytesOf('seen twice')
  here.said.scan = () => Promise.resolve({ verdict: 'failed', why: 'away' })
  await here.put(bytes)
  expect(await there.asks(bytes)).toBe('failed')
  here.said.scan = () => Promise.resolve(MALICIOUS)
  await here.put(bytes)
  const later = START + 60_000
  await there.asks(bytes, later) // nobody waits for what the ledger says of a file that is known
  await vi.waitFor(async () => expect(await there.asks(bytes, later)).toBe('malicious'), { timeout: 30_000 })
})

it('is asked about again when the clock was put back', async () => {
  const [here, there] = [nodeOn(database.db), nodeOn(database.db)]
  const bytes = bytesOf('seen by a clock that was ahead')
  here.said.scan = () => Promise.resolve({ verdict: 'failed', why: 'away' })
  await here.put(bytes)
  expect(await there.asks(bytes, START + 5 * 3_600_000)).toBe('failed')
  here.said.scan = () => Promise.resolve(MALICIOUS)
  await here.put(bytes)
  await there.asks(bytes)
  await vi.waitFor(async () => expect(await there.asks(bytes)).toBe('malicious'), { timeout: 30_000 })
})

it('is not seen less of because somebody looks at it who sees less', () => {
  const bytes = bytesOf('looked at in a message')
  const sha256 = sha256Of(bytes)
  const seen = createSeenFiles(null)
  const [look] = lookAtFile(bytes, { sha256, names: [{ name: '', mediaType: null }] }).analyses
  if (look === undefined) throw new Error('not looked at')
  seen.add(sha256, { ...look, scan: MALICIOUS, explicit: 0.9 })
  seen.add(sha256, { ...look, md5: 'f'.repeat(32) })
  expect(seen.known(sha256)).toMatchObject({ scan: MALICIOUS, explicit: 0.9, md5: 'f'.repeat(32) })
})

it('keeps the word of a scanner that is away now, here and on other nodes', async () => {
  const [here, there] = [nodeOn(database.db), nodeOn(database.db)]
  const bytes = bytesOf('scanned before')
  await here.put(bytes)
  there.said.scan = () => Promise.resolve({ verdict: 'failed', why: 'away' })
  expect(await there.put(bytes)).toMatchObject({ scan: MALICIOUS })
  expect(await nodeOn(database.db).asks(bytes)).toBe('malicious')
})
