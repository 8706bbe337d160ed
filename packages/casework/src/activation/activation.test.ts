import { describe, expect, it } from 'vitest'
import { kindOf, NOW, play, sam, staff } from '../testing/from-plain.ts'
import type { ActivationCommand } from './activation.ts'
import { decideActivation, evolveActivation, NO_ACTIVATION } from './decide-activation.ts'

const [eva, emil] = [staff('eva', 'policy-editor'), staff('emil', 'policy-editor')]
const propose: ActivationCommand = {
  kind: 'propose',
  policy: { id: 'workplace-aup', version: '8' },
  by: eva,
  gates: [],
  takesEffectAt: NOW,
}

describe('the activation of a policy', () => {
  it('takes two editors', () => {
    const proposed = play(decideActivation, evolveActivation, NO_ACTIVATION, [propose])
    expect(kindOf(decideActivation({ kind: 'approve', by: eva }, proposed, NOW))).toBe('activation.same-person')
    expect(kindOf(decideActivation({ kind: 'approve', by: sam }, proposed, NOW))).toBe('activation.role')
    expect(play(decideActivation, evolveActivation, proposed, [{ kind: 'approve', by: emil }])).toMatchObject({
      kind: 'active',
      by: 'eva',
      second: 'emil',
    })
  })

  it('waits until every gate is met', () => {
    const gates = [{ kind: 'backtest', isMet: false, rule: null, detail: '' }] as const
    expect(kindOf(decideActivation({ ...propose, gates }, NO_ACTIVATION, NOW))).toBe('activation.gates')
  })
})
