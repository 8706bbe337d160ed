import { type Event, SignalValues } from '@goodstanding/model'
import { describe, expect, it } from 'vitest'
import { contentsOf, textsOf } from '../facts/event-texts.ts'
import type { ReadContext } from '../signal-reader.ts'
import type { DetectText } from './content-reader.ts'
import { createPieceMemory, createPieceReader, isPiece, type PieceMemory } from './said-in-pieces.ts'

/** Sees one sentence, wherever it stands. */
const detect: DetectText = (texts, _language, sink) => {
  for (const { pointer, text } of texts) {
    const start = text.indexOf('leave or else')
    if (start >= 0) sink.see('text.threat', 0.9, { pointer, start, end: start + 'leave or else'.length })
    if (text.includes('we are goodchat')) sink.see('text.official-claim', 0.9, { pointer, end: text.length })
    if (text.includes('soon')) sink.see('text.spam', 0.4, { pointer })
  }
}

type Said = {
  readonly text: string
  readonly at?: number
  readonly by?: string
  readonly in?: string
  /** Its recipients, of a message that names no conversation. */
  readonly to?: readonly string[]
}
let serial = 0
function write(
  memory: PieceMemory,
  { text, at = 0, by = 'ann', in: conversation = 'c-1', to }: Said,
  id = `e-${++serial}`,
  staff: readonly string[] = [],
) {
  const sink = new SignalValues()
  const event = {
    id,
    type: 'message.send',
    time: at * 1000,
    data: {
      organization: 'acme',
      actor: { id: by, kind: 'member' },
      ...(to === undefined ? { conversation: { id: conversation, kind: 'group' } } : { audience: { recipients: to } }),
      content: { text },
    },
  } as unknown as Event
  const facts = { isStaff: (account: string) => staff.includes(account) }
  const context = { facts, sink, texts: textsOf(event), contents: contentsOf(event), time: event.time }
  createPieceReader(detect, memory).read(event, context as unknown as ReadContext)
  return { threat: sink.value('text.threat'), evidence: sink.evidence('text.threat'), seen: sink.seen() }
}
/** What the last of some messages says together with those before it. */
const last = (...said: readonly Said[]) => {
  const memory = createPieceMemory()
  return said.map((message) => write(memory, message)).at(-1)
}

describe('a sentence written in pieces', () => {
  it('is read as one, its place is in the last, and the pieces are its evidence', () => {
    expect(last({ text: 'leave' }, { text: 'or', at: 2 }, { text: 'else', at: 5 })?.evidence).toEqual([
      { signal: 'text.threat', value: 'leave / or / else', pointer: '/data/content/text', start: 0, end: 4 },
    ])
    expect(last({ text: 'now leave' }, { text: 'or else, ok?', at: 2 })?.evidence).toMatchObject([{ start: 0, end: 7 }])
  })
  it.each<[string, readonly Said[]]>([
    ['in a minute', [{ text: 'leave or' }, { text: 'else', at: 61 }]],
    ['by one person', [{ text: 'leave or' }, { text: 'else', by: 'bob' }]],
    ['in one conversation', [{ text: 'leave or' }, { text: 'else', in: 'c-2' }]],
    ['in a few words each', [{ text: 'I think that we had better leave or' }, { text: 'else' }]],
    ['and none alone says it', [{ text: 'leave or else' }, { text: 'bye' }]],
  ])('only where it is written %s', (_where, said) => {
    expect(last(...said)?.threat).toBe(0)
  })
  it('is one among the same recipients where no conversation is named', () => {
    expect(last({ text: 'leave or', to: ['x', 'y'] }, { text: 'else', to: ['y', 'x'] })?.threat).toBe(0.9)
    expect(last({ text: 'leave or', to: ['x'] }, { text: 'else', to: ['y'] })?.threat).toBe(0)
    expect(last({ text: 'leave or', to: [] }, { text: 'else', to: [] })?.threat).toBe(0)
  })
  it('says nothing that no rule asks for', () => {
    expect(last({ text: 'see you' }, { text: 'soon' })?.seen).toEqual({})
  })
  it('keeps what others wrote when an event comes late', () => {
    const memory = createPieceMemory()
    write(memory, { text: 'leave or', at: 3600 })
    write(memory, { text: 'hello', by: 'bob', at: 0 })
    expect(write(memory, { text: 'else', at: 3602 }).threat).toBe(0.9)
  })
  it('lets staff of the service speak for it', () => {
    const said = (staff: readonly string[]) => {
      const memory = createPieceMemory()
      write(memory, { text: 'we are' })
      return write(memory, { text: 'goodchat' }, undefined, staff).seen
    }
    expect(said([])).toEqual({ 'text.official-claim': 0.9 })
    expect(said(['ann'])).toEqual({})
  })
  it('takes an event that is sent twice once', () => {
    const memory = createPieceMemory()
    write(memory, { text: 'leave or' }, 'twice')
    write(memory, { text: 'leave or' }, 'twice')
    expect(write(memory, { text: 'else' }).evidence[0]?.value).toBe('leave or / else')
  })
  it('is forgotten with its writer, and the longest silent first', () => {
    const memory = createPieceMemory(2)
    write(memory, { text: 'leave or' })
    memory.forget?.('ann')
    expect(write(memory, { text: 'else' }).threat).toBe(0)
    for (const by of ['bob', 'cem', 'dan']) write(memory, { text: 'leave or', by })
    expect(memory.size()).toBe(2)
    expect(write(memory, { text: 'else', by: 'dan' }).threat).toBe(0.9)
    expect(write(memory, { text: 'hello', by: 'eve', at: 100 }).threat).toBe(0)
    expect(memory.size()).toBe(1)
  })
  it('grows no longer than a long sentence', () => {
    const memory = createPieceMemory()
    for (let turn = 0; turn < 100; turn += 1) write(memory, { text: 'leave or' })
    const shown = String(write(memory, { text: 'else' }).evidence[0]?.value)
    expect(shown.length).toBeGreaterThan(100)
    expect(shown.length).toBeLessThan(500)
  })
})

describe('a piece', () => {
  it.each(['I', 'will', 'kill you', '我要', '杀了你们全家', 'add my wechat now'])('is short: %s', (text) => {
    expect(isPiece(text)).toBe(true)
  })
  it.each(['', '  ', 'this is a sentence of its own', '这是一句完整的话，不是一块', 'x'.repeat(41)])(
    'is nothing else: %s',
    (text) => {
      expect(isPiece(text)).toBe(false)
    },
  )
})
