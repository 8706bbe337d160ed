import { analyseFile } from '@goodstanding/detectors'
import type { Event } from '@goodstanding/model'
import { turnsWhile } from '@goodstanding/testkit'
import { zipSync } from 'fflate'
import { afterAll, describe, expect, it } from 'vitest'
import { createFileDesk } from '../decide/file-desk.ts'
import { readEvent } from '../http/read-event.ts'
import { createFileLooker } from './file-looker.ts'
import { sha256Of } from './look-at-file.ts'

const NOW = Date.UTC(2026, 10, 27)
const letters = Object.fromEntries(
  Array.from({ length: 4_000 }, (_, at) => [`letter-${at}.txt`, Buffer.from(`Letter ${at}: the plan for Monday`)]),
)
const archive = zipSync({ ...letters, 'setup.exe': Buffer.from('a program') })
const looker = createFileLooker()
afterAll(() => looker.close())

function deskOf(asked: Pick<typeof looker, 'look'> | null) {
  return createFileDesk({
    db: null,
    scanner: null,
    pictures: null,
    classifier: null,
    hear: null,
    looker: asked,
    recent: null,
  })
}

function carrying(bytes: Uint8Array) {
  const data = Buffer.from(bytes).toString('base64')
  const event: Event = readEvent(
    {
      specversion: '1.0',
      id: 'm-1',
      source: 'https://chat.example',
      type: 'message.send',
      data: {
        organization: 'acme',
        actor: { id: 'u1', kind: 'member' },
        conversation: { id: 'c1', kind: 'direct' },
        audience: { kind: 'person', relation: 'stranger' },
        content: { text: 'See it', files: [{ name: 'plan.pdf', mediaType: 'application/pdf', data }] },
      },
    },
    NOW,
  )
  if (event.type !== 'message.send') throw new Error('It is a message.')
  return { event, file: event.data.content.files?.[0] ?? { name: '' } }
}

describe('an archive of thousands of files', () => {
  it('is looked at while others have their turns, and is what it would be here', async () => {
    const desk = deskOf(looker)
    const { event, file } = carrying(archive)
    const { turns } = await turnsWhile(Promise.resolve(desk.receive(event, NOW)))
    expect(turns).toBeGreaterThan(20)
    const here = analyseFile({
      name: 'plan.pdf',
      mediaType: 'application/pdf',
      size: archive.length,
      sha256: sha256Of(archive),
      bytes: archive,
    })
    expect(here).toMatchObject({ typeMismatch: 'zip named .pdf', archive: { entries: 4_001, executable: 'setup.exe' } })
    expect(desk.shelf.asSent(file)).toEqual(here)
  })

  it('is looked at so when its event is only replayed', async () => {
    const desk = deskOf(looker)
    const { event, file } = carrying(archive)
    const { turns } = await turnsWhile(Promise.resolve(desk.lookAhead(event)))
    expect(turns).toBeGreaterThan(20)
    expect(desk.shelf.asSent(file)).toMatchObject({ name: 'plan.pdf', archive: { entries: 4_001 } })
    expect(desk.shelf.analysis(sha256Of(archive))).toBeNull()
    expect(desk.lookAhead(carrying(Buffer.from('The plan for Monday')).event)).toBeNull()
  })

  it('that says nothing is known to, and read no second time by who decides', async () => {
    const desk = deskOf(looker)
    const { event, file } = carrying(archive)
    expect(desk.shelf.words(file)).toBeNull()
    await desk.receive(event, NOW)
    expect(desk.shelf.words(file)).toBe('')
  })

  it('is looked at so before it is named, too', async () => {
    const desk = deskOf(looker)
    const { value, turns } = await turnsWhile(
      desk.put(sha256Of(archive), { bytes: archive, name: 'a.zip', mediaType: null }, NOW),
    )
    expect(turns).toBeGreaterThan(20)
    expect(value).toMatchObject({ name: 'a.zip', archive: { entries: 4_001 } })
    const other = desk.put('00'.repeat(32), { bytes: archive, name: 'a.zip', mediaType: null }, NOW)
    await expect(other).rejects.toMatchObject({ kind: 'file.hash-mismatch' })
  })

  it('is looked at all the same when the other thread is gone', async () => {
    const gone = createFileLooker()
    const looking = gone.look(archive, { sha256: null, names: [{ name: 'a.zip', mediaType: null }] })
    await gone.close()
    expect(await looking).toMatchObject({ sha256: sha256Of(archive), analyses: [{ archive: { entries: 4_001 } }] })
  })
})

describe('a file that another thread does not cope with', () => {
  const asked = { sha256: null, names: [{ name: 'a.zip', mediaType: null }] }
  it('is closed to everybody, and holds up nobody', async () => {
    const hasty = createFileLooker({ patienceMs: 1, mostWaiting: Infinity, turnMs: Infinity })
    const looking = hasty.look(archive, asked)
    expect(await looking).toMatchObject({
      sha256: sha256Of(archive),
      analyses: [{ type: 'zip', archive: { closed: 'too long to look into' } }],
    })
    await hasty.close()
  })
  it('leaves their turn to all behind it, however long they wait', async () => {
    const slow = createFileLooker()
    const looks = Array.from({ length: 2 }, async () => slow.look(archive, asked))
    const { value, turns } = await turnsWhile(Promise.all(looks))
    expect(turns).toBeGreaterThan(20)
    for (const look of value) expect(look).toMatchObject({ analyses: [{ archive: { entries: 4_001, closed: null } }] })
    await slow.close()
  })
})

describe('a small file', () => {
  it('that packs much is looked at beside the others all the same', async () => {
    const record = Buffer.alloc(47, 0)
    record.writeUInt32LE(0x02014b50, 0)
    record.writeUInt16LE(1, 28)
    const end = Buffer.alloc(22, 0)
    end.writeUInt32LE(0x06054b50, 0)
    end.writeUInt16LE(20_000, 10)
    end.writeUInt32LE(20_000 * record.length, 12)
    end.writeUInt32LE(4, 16)
    const list = Buffer.concat([Buffer.from('PK\x03\x04'), ...new Array<Buffer>(20_000).fill(record), end])
    const small = zipSync({ 'list.zip': new Uint8Array(list) }, { level: 9 })
    expect(small.length).toBeLessThan(8_000)
    const desk = deskOf(looker)
    const { event, file } = carrying(small)
    const { turns } = await turnsWhile(Promise.resolve(desk.receive(event, NOW)))
    expect(turns).toBeGreaterThan(20)
    expect(desk.shelf.asSent(file)).toMatchObject({ archive: { bomb: 'entries' } })
  })
  it('waits for nobody: it is looked at where it is needed', () => {
    const desk = deskOf(looker)
    const { event, file } = carrying(Buffer.from('The plan for Monday'))
    expect(desk.receive(event, NOW)).toBeNull()
    expect(desk.shelf.asSent(file)).toBeNull()
  })
})
