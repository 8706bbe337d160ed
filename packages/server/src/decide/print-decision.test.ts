import type { Decision } from '@goodstanding/model'
import { describe, expect, it } from 'vitest'
import { createDecisionPrinter } from './print-decision.ts'

const allow: Decision = {
  id: 'dec_01890000-0000-7000-8000-000000000000',
  effect: 'allow',
  findings: [],
  message: null,
  case: null,
  appealUntil: null,
  policy: { id: 'workplace-aup', version: '1 "quoted"' },
}

describe('a printed decision', () => {
  it('is the text that JSON.stringify makes, whatever it holds', () => {
    const print = createDecisionPrinter()
    const decisions: readonly Decision[] = [
      allow,
      { ...allow, id: 'dec_2' },
      { ...allow, policy: { id: 'other', version: '2' } },
      { ...allow, degraded: true },
      { ...allow, rows: [] },
      { ...allow, case: 'case_1' },
      { ...allow, effect: 'block', message: { en: 'No', zh: '不' } },
      allow,
    ]
    for (const decision of decisions) expect(print(decision)).toBe(JSON.stringify(decision))
  })
})
