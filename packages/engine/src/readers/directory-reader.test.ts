import { type Event, SignalValues } from '@goodstanding/model'
import type { CompiledPolicy } from '@goodstanding/policy'
import { describe, expect, it } from 'vitest'
import { createCounterStore } from '../counters/create-counter-store.ts'
import { declarationsOf, ownWindowIndex } from '../decide/own-windows.ts'
import type { ReadContext } from '../signal-reader.ts'
import { directoryReader } from './directory-reader.ts'

const HOUR = 3_600_000
const START = Date.parse('2026-11-24T10:00:00Z')
const NO_POLICY = { windows: [] } as unknown as CompiledPolicy

/** How much of each read was in sequence. */
function read(
  ...reads: readonly (readonly [ids: readonly string[], hours: number, actor?: string])[]
): readonly number[] {
  const counters = createCounterStore()
  counters.declare(declarationsOf(NO_POLICY))
  return reads.map(([ids, hours, actor = 'u1']) => {
    const time = START + hours * HOUR
    const signals = new SignalValues()
    const recent: ReadContext['recent'] = (window, key, value) => {
      const index = ownWindowIndex(window, NO_POLICY)
      return value === null
        ? counters.read(index, key, null, time)
        : counters.feed(index, { key, values: [value] }, time)
    }
    const data = { organization: 'acme', actor: { id: actor }, ids }
    const event = { type: 'directory.read', data } as unknown as Event
    directoryReader.read(event, { recent, sink: signals } as unknown as ReadContext)
    return signals.value('directory.in-sequence')
  })
}

describe('reads of the directory', () => {
  it('follow its numbers upwards, downwards, and within one read', () => {
    expect(read([['emp-0099'], 0], [['emp-0100'], 0.1], [['emp-0098'], 0.2])).toEqual([0, 1, 1])
    expect(read([['7', '8', '30', '51'], 0])).toEqual([0.5])
    expect(read([['emp-9'], 0], [['emp-10'], 0], [['008'], 0], [['009'], 0], [['010'], 0])).toEqual([0, 1, 0, 1, 1])
  })

  it('are of one reader, within a day', () => {
    expect(read([['emp-1'], 0], [['emp-2'], 1, 'u2'], [['emp-2'], 25])).toEqual([0, 0, 0])
  })

  it('follow nothing where ids are apart, of another kind, or no numbers', () => {
    expect(read([['emp-10', 'emp-12', 'mgr-11', 'li.wei', 'ana'], 0])).toEqual([0])
    expect(read([['0'], 0], [['9'], 0])).toEqual([0, 0])
  })
})
