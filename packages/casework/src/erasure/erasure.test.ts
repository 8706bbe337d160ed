import { describe, expect, it } from 'vitest'
import { DAY } from '../durations.ts'
import { cora, kindOf, mei, NOW, person, play } from '../testing/from-plain.ts'
import { decideErasure, evolveErasure, NO_ERASURE } from './decide-erasure.ts'
import type { Erasure, ErasureCommand } from './erasure.ts'

const request: ErasureCommand = {
  kind: 'request',
  request: { id: 'era-1', person: person('u1'), organization: null, requestedAt: NOW, deadline: NOW + 30 * DAY },
}
const approve: ErasureCommand = { kind: 'approve', by: cora }
const carryOut = (legal: readonly string[] = [], cases: readonly string[] = []): ErasureCommand => ({
  kind: 'carry-out',
  holds: { legal: legal as never, cases, until: cases.length === 0 ? null : NOW + 9 * DAY },
  receipt: { id: 'rcp-1', keys: ['key-u1'], destroyed: {} },
})
const run = (...steps: readonly (readonly [ErasureCommand, number?])[]) =>
  play(decideErasure, evolveErasure, NO_ERASURE, [request], ...steps)
const refusal = (command: ErasureCommand, state: Erasure) => kindOf(decideErasure(command, state, NOW))

describe('an erasure request', () => {
  it('is approved by counsel or an administrator of the installation, and carried out only then', () => {
    expect(refusal(carryOut(), run())).toBe('erasure.state')
    expect(refusal({ kind: 'approve', by: mei }, run())).toBe('permission.role')
    expect(run([approve])).toMatchObject({ kind: 'approved', by: 'cora' })
  })

  it('is honoured with a receipt that names the keys destroyed', () => {
    const erased = run([approve], [carryOut()])
    expect(erased).toMatchObject({ kind: 'erased', receipt: { id: 'rcp-1', keys: ['key-u1'], at: NOW } })
    expect(refusal(carryOut(), erased)).toBe('erasure.state')
  })

  it('is held where a legal hold or an open case says so, and honoured once that is gone', () => {
    const held = run([approve], [carryOut(['leg-1'])])
    expect(held).toMatchObject({ kind: 'held', holds: { legal: ['leg-1'] } })
    expect(decideErasure(carryOut(['leg-1']), held, NOW + DAY)).toEqual({ ok: true, value: [] })
    const both = play(decideErasure, evolveErasure, held, [carryOut(['leg-2', 'leg-1'])])
    expect(both).toMatchObject({ kind: 'held', by: 'cora', holds: { legal: ['leg-2', 'leg-1'] } })
    expect(decideErasure(carryOut(['leg-1', 'leg-2']), both, NOW + DAY)).toEqual({ ok: true, value: [] })
    expect(
      play(decideErasure, evolveErasure, held, [carryOut([], ['case-1'])], [carryOut(), NOW + 9 * DAY]),
    ).toMatchObject({ kind: 'erased' })
  })

  it('is refused with a reason by whoever may, and may come again', () => {
    expect(refusal({ kind: 'refuse', by: mei, reason: 'No.' }, run())).toBe('permission.role')
    expect(refusal({ kind: 'refuse', by: cora, reason: '' }, run())).toBe('erasure.reason-missing')
    expect(run([{ kind: 'refuse', by: cora, reason: 'Another person asked.' }], [request])).toMatchObject({
      kind: 'requested',
    })
  })
})
