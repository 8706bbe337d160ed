import { type Event, type FactKind, SignalValues } from '@goodstanding/model'
import { describe, expect, it } from 'vitest'
import { createFactMemory } from '../facts/create-fact-memory.ts'
import { contentsOf, textsOf } from '../facts/event-texts.ts'
import { personalReader } from './content-reader.ts'

const NOW = Date.parse('2026-11-24T10:00:00Z')
const DAY = 86_400_000
/** Stands for the keyed hash: one for each identifier, and not the identifier itself. */
const token = (kind: string, canonical: string): string => `#${kind}#${Array.from(canonical).reverse().join('')}`

const agreed = { organization: 'acme', purpose: 'sales', disclosureVersion: '1', givenAt: '2026-01-01T00:00:00Z' }
const FACTS: readonly (readonly [FactKind, string, unknown])[] = [
  ['person', 'eve', { organization: 'acme', kind: 'member', name: 'Eve', email: 'eve.long@harbor.example' }],
  [
    'person',
    'mei',
    {
      organization: 'acme',
      kind: 'member',
      name: 'Mei',
      email: 'Mei.Lin@harbor.example',
      identifiers: [token('phone', '+8613800138000'), token('documentNumber', '11010519491231002X')],
    },
  ],
  ['person', 'con', { organization: 'acme', kind: 'external', name: 'Con', email: 'con.tact@pier.example' }],
  ['person', 'far', { organization: 'other', kind: 'member', name: 'Far', email: 'far.away@hill.example' }],
  ['consent', 'c1', { ...agreed, person: 'mei', fields: ['phone'], recipients: ['buyer', 'broker'] }],
  [
    'consent',
    'c2',
    { ...agreed, person: 'mei', fields: ['idNumber'], recipients: ['bank'], withdrawnAt: '2026-06-01T00:00:00Z' },
  ],
]

function read(text: string, recipients: readonly string[] = ['x-1'], more: Partial<Event> = {}) {
  const facts = createFactMemory({ service: { names: [], domains: [] }, token })
  for (const [kind, id, body] of FACTS) facts.apply({ kind, id, body })
  const event = {
    id: 'm',
    source: 's',
    type: 'message.send',
    time: NOW,
    data: {
      organization: 'acme',
      actor: { id: 'eve', kind: 'member' },
      conversation: { id: 'c', kind: 'direct' },
      audience: { kind: 'person', relation: 'contact', recipients, size: recipients.length },
      content: { text },
    },
    ...more,
  } as unknown as Event
  const sink = new SignalValues()
  personalReader.read(event, { facts, sink, texts: textsOf(event), contents: contentsOf(event) } as never)
  return sink.seen()
}

describe('whose data a message shows', () => {
  it('is told by the directory: the own counts for nothing, members, contacts and strangers apart', () => {
    expect(read('write to eve.long+x@harbor.example')).toEqual({})
    expect(read('write to mei.lin@harbor.example')).toEqual({
      'personal.emails': 1,
      'personal.total': 1,
      'personal.members': 1,
    })
    expect(read('write to con.tact@pier.example')).toMatchObject({ 'personal.emails': 1, 'personal.contacts': 1 })
    const stranger = { 'personal.emails': 1, 'personal.total': 1 }
    expect(read('write to some.body@lake.example')).toEqual(stranger)
    // Other organizations have directories of their own, which say nothing here.
    expect(read('write to far.away@hill.example')).toEqual(stranger)
  })

  it('holds for phones and documents that are kept as keyed hashes alone, and the sensitive stays sensitive', () => {
    expect(read('手机 13800138000')).toMatchObject({ 'personal.phones': 1, 'personal.members': 1 })
    expect(read('身份证 11010519491231002X')).toMatchObject({
      'personal.identity-numbers': 1,
      'personal.sensitive': 1,
      'personal.members': 1,
    })
  })

  it('goes when the person leaves the directory', () => {
    const facts = createFactMemory({ service: { names: [], domains: [] }, token })
    for (const [kind, id, body] of FACTS) facts.apply({ kind, id, body })
    const mailbox = token('email', 'mei.lin@harbor.example')
    expect(facts.peopleWith('acme', mailbox)).toEqual([{ id: 'mei', kind: 'member' }])
    facts.apply({ kind: 'person', id: 'mei', body: null })
    expect(facts.peopleWith('acme', mailbox)).toEqual([])
    expect(facts.peopleWith('acme', token('phone', '+8613800138000'))).toEqual([])
  })
})

describe('what somebody agreed to', () => {
  it('covers a message to those whom the consent names, to all of them or not at all', () => {
    const covered = { 'personal.consented': 1 }
    expect(read('手机 13800138000', ['buyer'])).toEqual(covered)
    expect(read('手机 13800138000', ['buyer', 'broker'])).toEqual(covered)
    expect(read('手机 13800138000', ['buyer', 'x-1'])).toMatchObject({ 'personal.phones': 1 })
    expect(read('手机 13800138000', [])).toMatchObject({ 'personal.phones': 1 })
  })

  it('covers the fields that it names, from when it was given until it is withdrawn', () => {
    expect(read('write to mei.lin@harbor.example', ['buyer'])).toMatchObject({ 'personal.emails': 1 })
    expect(read('身份证 11010519491231002X', ['bank'])).toMatchObject({ 'personal.identity-numbers': 1 })
    const before = { time: Date.parse('2026-05-01T00:00:00Z') }
    expect(read('身份证 11010519491231002X', ['bank'], before)).toEqual({ 'personal.consented': 1 })
    const tooEarly = { time: Date.parse('2026-01-01T00:00:00Z') - DAY }
    expect(read('身份证 11010519491231002X', ['bank'], tooEarly)).toMatchObject({ 'personal.identity-numbers': 1 })
  })
})
