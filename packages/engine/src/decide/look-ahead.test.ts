/** An import of many rows is looked at in pieces before it is decided, and each row's consent is asked for once. */
import type { Event } from '@goodstanding/model'
import { finish } from '@goodstanding/policy'
import { describe, expect, it } from 'vitest'
import { createFactMemory } from '../facts/create-fact-memory.ts'
import { createEngine } from './create-engine.ts'
import { detectorsFor, POLICY } from './sample-engine.ts'

const START = Date.parse('2026-11-24T10:00:00Z')
const ROWS = 1_000
const SERVICE = { names: ['Goodstanding Workplace'], domains: ['goodstanding.example'] }

function open() {
  const memory = createFactMemory({ service: SERVICE })
  const consent = (person: string, more: object = {}) =>
    memory.apply({
      kind: 'consent',
      id: `c-${person}`,
      body: {
        person,
        organization: 'acme',
        fields: ['name'],
        purpose: 'directory',
        disclosureVersion: '1',
        givenAt: '2026-11-01T00:00:00Z',
        ...more,
      },
    })
  for (let at = 0; at < ROWS; at += 2) consent(`p${at}`)
  const asked = { times: 0 }
  const facts: typeof memory = {
    ...memory,
    consent: (question) => {
      asked.times++
      return memory.consent(question)
    },
  }
  const engine = createEngine({ policy: POLICY, facts, detectors: detectorsFor() })
  return { engine, asked, consent, decide: (of: Event) => engine.decide(of, 'dec_1').decision }
}

const rows = Array.from({ length: ROWS }, (_, at) => ({ kind: 'member', person: { id: `p${at}`, name: 'Ana' } }))
const event = (type: 'directory.import' | 'message.send', data: object) =>
  ({
    id: 'e',
    source: 's',
    type,
    time: START,
    data: { organization: 'acme', actor: { id: 'ada', kind: 'admin' }, ...data },
  }) as unknown as Event
const importing = () => event('directory.import', { purpose: 'directory', rows })

describe('an import of many rows', () => {
  it('asks for the consent of each row once', () => {
    const { asked, decide } = open()
    expect(decide(importing()).rows).toHaveLength(ROWS / 2)
    expect(asked.times).toBe(ROWS)
  })

  it('is decided as it would have been, and asks nobody any more once it was looked at in pieces', () => {
    const { engine, asked, decide } = open()
    const expected = decide(importing())
    const [looked, before] = [importing(), asked.times]
    const ahead = engine.lookAhead(looked)
    expect(ahead).not.toBeNull()
    let pieces = 0
    while (ahead?.next().done === false) pieces++
    expect(pieces).toBeGreaterThan(10)
    expect(asked.times).toBe(before + ROWS)
    expect(decide(looked)).toEqual(expected)
    expect(asked.times).toBe(before + ROWS)
  })

  it('is asked about anew by the next decision, and other events have nothing to be looked at ahead', () => {
    const { engine, consent, decide } = open()
    const same = importing()
    const ahead = engine.lookAhead(same)
    if (ahead !== null) finish(ahead)
    decide(same)
    consent('p0', { withdrawnAt: '2026-11-02T00:00:00Z' })
    expect(decide(same).rows?.[0]).toMatchObject({ index: 0, effect: 'block' })
    expect(engine.lookAhead(event('message.send', {}))).toBeNull()
  })
})
