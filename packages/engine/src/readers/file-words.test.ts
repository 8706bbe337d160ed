import { analyseFile } from '@goodstanding/detectors'
import { type Event, SignalValues } from '@goodstanding/model'
import type { CompiledPolicy } from '@goodstanding/policy'
import { describe, expect, test } from 'vitest'
import { createFactMemory } from '../facts/create-fact-memory.ts'
import { contentsOf, textsOf } from '../facts/event-texts.ts'
import type { DetectText } from './content-reader.ts'
import { createFileWordReader, createWordHearer } from './file-words.ts'

const EMPTY = { windows: [], types: new Map() } as unknown as CompiledPolicy

/** Says of a text what it says of itself: `threat=0.9`. */
const asSaid: DetectText = (texts, _language, sink) => {
  // What a file says is judged as that.
  for (const { pointer, text, isFile } of texts)
    for (const [, name, value] of text.matchAll(/(threat|official-claim|length)=([\d.]+)/g))
      sink.see(`text.${name}` as 'text.threat', isFile === true ? Number(value) : 0, {
        pointer,
        start: 0,
        end: text.length,
      })
}

const NOTHING_SEEN = analyseFile({ name: '', mediaType: null, size: null, sha256: null, bytes: null })

const base64 = (text: string): string => Buffer.from(text).toString('base64')

type Shelved = { readonly known?: string; readonly heard?: Readonly<Record<string, number>> }

function seen(type: string, data: object, held: Readonly<Record<string, string>> = {}, { known, heard }: Shelved = {}) {
  const sink = new SignalValues()
  const event = {
    type,
    time: 0,
    data: { organization: 'acme', actor: { id: 'u1', kind: 'member' }, ...data },
  } as unknown as Event
  const reader = createFileWordReader(asSaid, {
    analysis: () => (heard === undefined ? null : { ...NOTHING_SEEN, type: 'pdf' }),
    heard: () => heard ?? null,
    words: () => known ?? null,
    bytes: (sha256) => (held[sha256] === undefined ? null : new Uint8Array(Buffer.from(held[sha256]))),
  })
  reader.read(event, {
    facts: createFactMemory({ service: { names: [], domains: [] } }),
    compiled: EMPTY,
    permit: null,
    texts: textsOf(event),
    contents: contentsOf(event),
    time: event.time,
    needs: () => true,
    isRowCovered: () => false,
    recent: () => 0,
    sink,
  })
  return { ...sink.seen(), places: sink.evidence('text.threat').map(({ pointer, start }) => [pointer, start]) }
}

const withFiles = (...files: readonly object[]) => ({ content: { text: 'Here', files } })

describe('the words of files', () => {
  test('are heard in those that come along, and in those that came a short while ago', () => {
    const said = { 'text.threat': 0.9, places: [['/data/content/files/1', undefined]] }
    const picture = { name: 'a.png', data: base64('threat=1') }
    expect(seen('message.send', withFiles(picture, { name: 'a.txt', data: base64('threat=0.9') }))).toEqual(said)
    expect(seen('message.send', withFiles(picture, { name: 'a.TXT', sha256: 'AB' }), { ab: 'threat=0.9' })).toEqual(
      said,
    )
    expect(seen('file.upload', { file: { name: 'a.md', data: base64('threat=0.9') } })).toEqual({
      ...{ 'text.threat': 0.9, places: [['/data/file', undefined]] },
    })
  })

  test('are heard in documents, by what was read when they came, or as they come along', () => {
    const said = { 'text.threat': 0.9, places: [['/data/content/files/0', undefined]] }
    const page = '<html><body><p>threat=0.9</p></body></html>'
    expect(seen('message.send', withFiles({ name: 'a.docx', sha256: 'ab' }), {}, { known: 'threat=0.9' })).toEqual(said)
    expect(seen('message.send', withFiles({ name: 'a.html', data: base64(page) }))).toEqual(said)
    expect(seen('message.send', withFiles({ name: 'any', data: base64(page) }))).toEqual(said)
    // What was read beside this thread and says nothing, as a scan does, is not read on it again.
    expect(seen('message.send', withFiles({ name: 'a.html', data: base64(page) }), {}, { known: '' }).places).toEqual(
      [],
    )
    // A mail is one by its name alone, which its bytes may have come without.
    const mail = { ab: 'Subject: a\r\n\r\nthreat=0.9' }
    expect(seen('message.send', withFiles({ name: 'a.eml', sha256: 'ab' }), mail)).toEqual(said)
    expect(seen('message.send', withFiles({ name: 'a.bin', sha256: 'ab' }), mail)).toEqual({ places: [] })
  })

  test('are known by what was heard when they came, where nobody has them any more', () => {
    const sent = (name: string, heard: Readonly<Record<string, number>>) =>
      seen('message.send', withFiles({ name, sha256: 'AB' }), {}, { heard })
    const said = { 'text.threat': 0.9, places: [['/data/content/files/0', undefined]] }
    expect(sent('a.pdf', { 'text.threat': 0.9 })).toEqual(said)
    expect(sent('a.txt', { 'text.threat': 0.9 })).toEqual(said)
    expect(sent('a.pdf', {})).toEqual({ places: [] })
    expect(createWordHearer(asSaid)('threat=0.9 official-claim=0.9 length=9')).toEqual({
      'text.threat': 0.9,
      'text.official-claim': 0.9,
    })
    expect(createWordHearer(asSaid)('threat=0.84')).toEqual({})
  })

  test('are not heard where nobody has them', () => {
    expect(seen('message.send', withFiles({ name: 'a.txt', sha256: 'ab' }))).toEqual({ places: [] })
    expect(seen('message.send', { content: { text: 'threat=1' } })).toEqual({ places: [] })
  })

  test('say what is sure alone, neither how long they are nor who speaks for the service', () => {
    const quiet = { name: 'a.txt', data: base64('threat=0.84 official-claim=1 length=9') }
    expect(seen('message.send', withFiles(quiet))).toEqual({ places: [] })
  })

  test('of the first four files are heard', () => {
    const plain = { name: 'a.txt', data: base64('Hello') }
    const last = { name: 'e.txt', data: base64('threat=1') }
    expect(seen('message.send', withFiles(plain, plain, plain, last)).places).toHaveLength(1)
    expect(seen('message.send', withFiles(plain, plain, plain, plain, last)).places).toEqual([])
  })
})
