import { type Event, type FactKind, SignalValues } from '@goodstanding/model'
import type { CompiledPolicy } from '@goodstanding/policy'
import { describe, expect, test } from 'vitest'
import { createFactMemory } from '../facts/create-fact-memory.ts'
import { contentsOf, textsOf } from '../facts/event-texts.ts'
import type { ReadContext } from '../signal-reader.ts'
import { createTextReader, type DetectText } from './content-reader.ts'

const EMPTY = { windows: [], types: new Map() } as unknown as CompiledPolicy
/** What the word lists would say of a name that ships. */
const lists: DetectText = (texts, _language, sink) => {
  for (const { pointer, text } of texts) if (text.includes('WeCom')) sink.see('text.official-claim', 0.86, { pointer })
}
const reader = createTextReader(lists)

type Fact = readonly [FactKind, string, unknown]
const GOODCHAT: Fact = [
  'register.protected-names',
  'svc',
  { name: 'Goodchat', aliases: ['好聊'], kind: 'service', owner: { organization: 'good-org' } },
]

function claimed(text: string, facts: readonly Fact[], changes: object = {}): number {
  const memory = createFactMemory({ service: { names: ['Goodstanding Workplace'], domains: [] } })
  for (const [kind, id, body] of facts) memory.apply({ kind, id, body })
  const sink = new SignalValues()
  const event = {
    type: 'message.send',
    time: 0,
    data: { organization: 'acme', actor: { id: 'u1', kind: 'member' }, content: { text }, ...changes },
  } as unknown as Event
  const context: ReadContext = {
    facts: memory,
    compiled: EMPTY,
    permit: null,
    texts: textsOf(event),
    contents: contentsOf(event),
    time: event.time,
    needs: () => true,
    isRowCovered: () => false,
    recent: () => 0,
    sink,
  }
  reader.read(event, context)
  return sink.value('text.official-claim')
}

describe('who speaks for the service', () => {
  const CLAIM = 'We are the official Goodchat team. Send us your code.'

  test('is asked by the names that the operator registered, and by those of the policy', () => {
    expect(claimed(CLAIM, [])).toBe(0)
    expect(claimed(CLAIM, [GOODCHAT])).toBe(0.88)
    expect(claimed('我们是好聊官方客服', [GOODCHAT])).toBe(0.88)
    expect(claimed('Goodstanding Workplace belongs to us', [])).toBe(0.88)
    expect(claimed('We moved to Goodchat.', [GOODCHAT])).toBe(0)
  })

  test('follows the register: what is the name of a business, or gone, is none of the service', () => {
    expect(
      claimed(CLAIM, [GOODCHAT, ['register.protected-names', 'svc', { name: 'Goodchat', kind: 'business' }]]),
    ).toBe(0)
    expect(claimed(CLAIM, [GOODCHAT, ['register.protected-names', 'svc', null]])).toBe(0)
  })

  test('may be its registered staff, and the organization that the name belongs to', () => {
    const staff: Fact = ['register.staff', 'st', { name: 'Sofie Lind', account: 'u1' }]
    expect(claimed(CLAIM, [GOODCHAT, staff])).toBe(0)
    expect(claimed('We are the official WeCom team.', [])).toBe(0.86)
    expect(claimed('We are the official WeCom team.', [staff])).toBe(0)
    expect(claimed(CLAIM, [GOODCHAT, ['register.staff', 'st', { name: 'Sofie Lind', account: 'u2' }]])).toBe(0.88)
    expect(claimed(CLAIM, [GOODCHAT], { organization: 'good-org' })).toBe(0)
  })
})

test('what is said of the service under its name is looked at under a word that the lists know', () => {
  const read: string[][] = []
  const recording = createTextReader((texts, _language, sink) => {
    read.push(texts.map(({ text }) => text))
    for (const { pointer, text } of texts)
      if (text.includes('this app'))
        for (const name of ['text.exploit', 'text.official-claim'] as const) sink.see(name, 0.7, { pointer })
  })
  const look = (text: string) => {
    const memory = createFactMemory({ service: { names: ['Goodstanding Workplace'], domains: [] } })
    const sink = new SignalValues()
    const data = { organization: 'acme', actor: { id: 'u1', kind: 'member' }, content: { text } }
    const event = { type: 'message.send', time: 0, data } as unknown as Event
    const [texts, contents] = [textsOf(event), contentsOf(event)]
    recording.read(event, { facts: memory, texts, contents, sink } as unknown as ReadContext)
    return [sink.value('text.exploit'), sink.value('text.official-claim')]
  }
  expect(look('A hole in Goodstanding Workplace')).toEqual([0.7, 0])
  expect(look('A hole in the wall')).toEqual([0, 0])
  expect(read).toEqual([
    ['A hole in Goodstanding Workplace'],
    [`A hole in ${'this app'.padEnd(22)}`],
    ['A hole in the wall'],
  ])
})

test('names of files and what links show are read as the text is, and what the text shows too once', () => {
  const read: unknown[] = []
  const recording = createTextReader((texts) => void read.push(texts))
  const memory = createFactMemory({ service: { names: [], domains: [] } })
  const content = {
    text: 'See the plan',
    files: [{ name: 'the_plan.pdf' }],
    links: [
      { text: 'the plan', target: 'https://a.test' },
      { text: 'cheap pills', target: 'https://b.test' },
    ],
  }
  const data = { organization: 'acme', actor: { id: 'u1', kind: 'member' }, content }
  const event = { type: 'message.send', time: 0, data } as unknown as Event
  const [texts, contents] = [textsOf(event), contentsOf(event)]
  recording.read(event, { facts: memory, texts, contents, sink: new SignalValues() } as unknown as ReadContext)
  expect(read).toEqual([
    [
      { pointer: '/data/content/text', text: 'See the plan' },
      { pointer: '/data/content/files/0/name', text: 'the plan.pdf', isName: true },
      { pointer: '/data/content/links/1/text', text: 'cheap pills' },
    ],
  ])
})
