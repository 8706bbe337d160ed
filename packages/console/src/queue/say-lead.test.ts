import type { Case } from '@goodstanding/sdk'
import { describe, expect, it } from 'vitest'
import { sayLead } from './say-lead.ts'

const found = (clause: string, rule: string) => ({ clause, rule, decision: 'dec_1' })

describe('what a row says was seen', () => {
  it('begins with what the case is called by, says each once, and last what only follows from it', () => {
    const findings = [
      found('a.law', 'unlawful'),
      found('b.hurt', 'threat'),
      found('a.talk', 'threat'),
      found('a.talk', 'x'),
    ]
    const one = { clauses: ['a.talk', 'b.hurt', 'a.law'], findings } as unknown as Case
    expect(sayLead(one, ({ rule }) => rule)).toEqual(['threat', 'x', 'unlawful'])
  })
})
