import { type Event, SignalValues } from '@goodstanding/model'
import type { CompiledPolicy } from '@goodstanding/policy'
import { describe, expect, it } from 'vitest'
import { createCounterStore } from '../counters/create-counter-store.ts'
import { declarationsOf, ownWindowIndex } from '../decide/own-windows.ts'
import { createFactMemory } from '../facts/create-fact-memory.ts'
import type { ReadContext } from '../signal-reader.ts'
import { apiReader } from './api-reader.ts'

const HOUR = 3_600_000
const START = Date.parse('2026-11-24T10:00:00Z')
const NO_POLICY = { windows: [] } as unknown as CompiledPolicy

/** How many addresses were read in sequence so far, as each call tells. */
function calls(...made: readonly (readonly [path: string, hours: number, changes?: object])[]): readonly number[] {
  const facts = createFactMemory({ service: { names: [], domains: [] } })
  const counters = createCounterStore()
  counters.declare(declarationsOf(NO_POLICY))
  return made.map(([path, hours, changes]) => {
    const time = START + hours * HOUR
    const sink = new SignalValues()
    const recent: ReadContext['recent'] = (window, key, value) => {
      const index = ownWindowIndex(window, NO_POLICY)
      return value === null
        ? counters.read(index, key, null, time)
        : counters.feed(index, { key, values: [value] }, time)
    }
    const data = {
      organization: 'org-7',
      actor: { id: 'u1', kind: 'member' },
      app: { id: 'a1' },
      method: 'GET',
      path,
      status: 200,
    }
    const event = { type: 'api.call', time, data: { ...data, ...changes } } as unknown as Event
    apiReader.read(event, { facts, recent, sink, needs: () => true } as unknown as ReadContext)
    return sink.value('api.in-sequence')
  })
}

describe('calls that follow the numbers of what they read', () => {
  it('are counted once for each number, whatever is read of it', () => {
    expect(
      calls(
        ['/v3/rooms/700/messages', 0],
        ['/v3/rooms/701/messages?limit=50', 0.1],
        ['/v3/rooms/701/members', 0.2],
        ['/v3/rooms/702', 0.3],
        ['/v3/rooms/699', 0.4],
        ['/v3/rooms/650', 0.5],
      ),
    ).toEqual([0, 1, 1, 2, 3, 0])
    expect(calls(['/organizations/org-7/people/emp-009', 0], ['/organizations/org-7/people/emp-010', 0])).toEqual([
      0, 1,
    ])
  })

  it('are of one reader by one app, within a day', () => {
    const other = { actor: { id: 'u2', kind: 'member' } }
    expect(calls(['/p/1', 0], ['/p/2', 0, other], ['/p/2', 0, { app: { id: 'a2' } }], ['/p/2', 25])).toEqual([
      0, 0, 0, 0,
    ])
  })

  it('are none where what is written is sent, pages are turned, or the parts of one thing are read', () => {
    const sent = { method: 'PUT' }
    expect(calls(['/p/1', 0, sent], ['/p/2', 0, sent])).toEqual([0, 0])
    expect(calls(['/people/page/1', 0], ['/people/page/2', 0])).toEqual([0, 0])
    expect(calls(['/people?page=1', 0], ['/people?page=2', 0])).toEqual([0, 0])
    expect(calls(['/rooms/5/messages/1', 0], ['/rooms/5/messages/2', 0])).toEqual([0, 0])
    expect(calls(['/live/chunks/17', 0], ['/live/chunks/18', 0])).toEqual([0, 0])
    expect(calls(['/v1/people', 0], ['/v2/people', 0])).toEqual([0, 0])
  })
})
