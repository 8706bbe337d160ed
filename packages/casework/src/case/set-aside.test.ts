import { describe, expect, it } from 'vitest'
import { DAY } from '../durations.ts'
import { caseId, clauseId, finding, kindOf, mei, NOW, onAccount, play } from '../testing/from-plain.ts'
import type { CaseCommand } from './case.ts'
import { decideCase, LEASE } from './decide-case.ts'
import { evolveCase, NO_CASE } from './evolve-case.ts'
import { type Colleague, coverageOf, isSetAside, takersOfWork, takesOn } from './set-aside.ts'

const open: CaseCommand = {
  kind: 'open',
  id: caseId('case-1'),
  subject: onAccount('u1'),
  family: 'conduct',
  item: { ...finding('dec-1'), clause: clauseId('conduct.i'), severity: 3, danger: 'none' },
  deadline: NOW + DAY,
}
const found = play(decideCase, evolveCase, NO_CASE, [open])
const spared = { ...mei, setAside: ['conduct'] }

describe('what somebody set aside', () => {
  it('is a clause with what stands under it, or a section with all of its clauses', () => {
    expect(isSetAside([], ['conduct.i'])).toBe(false)
    expect(isSetAside(['conduct'], ['org-name.a', 'conduct.i'])).toBe(true)
    expect(isSetAside(['conduct.i'], ['conduct.i'])).toBe(true)
    expect(isSetAside(['conduct.i'], ['conduct.j', 'conductor.i', 'conduct.ii'])).toBe(false)
    expect(isSetAside(['admin.f'], ['admin.f.v'])).toBe(true)
  })

  it('does not come into their hands, and what they hold already they may finish', () => {
    expect(kindOf(decideCase({ kind: 'claim', by: spared }, found, NOW))).toBe('case.set-aside')
    expect(decideCase({ kind: 'claim', by: { ...mei, setAside: ['org-name'] } }, found, NOW).ok).toBe(true)
    const held = play(decideCase, evolveCase, found, [{ kind: 'claim', by: mei }])
    expect(decideCase({ kind: 'claim', by: spared }, held, NOW).ok).toBe(true)
    expect(kindOf(decideCase({ kind: 'claim', by: spared }, held, NOW + LEASE))).toBe('case.set-aside')
  })

  it('keeps nobody from deciding a case that they chose to open: life may hang on it', () => {
    const decision = { kind: 'decide', by: spared, outcome: { kind: 'no-violation' }, reason: 'Harmless.' } as const
    expect(decideCase({ ...decision, batch: null, ifMatch: null }, found, NOW).ok).toBe(true)
  })
})

const colleague = (id: string, more: Partial<Colleague> = {}): Colleague => ({
  ...{ id: mei.id, name: id, roles: ['moderator'], isPresent: true },
  ...more,
  ...{ id: caseId(id) as unknown as Colleague['id'] },
})
const work = { queue: 'general', section: 'conduct', clauses: [clauseId('conduct.i')], cases: 2 }

describe('who takes what others set aside', () => {
  it('are caseworkers in its queue who did not set it aside too, those at work first, and three at most', () => {
    const people = [
      colleague('asker'),
      colleague('away', { isPresent: false }),
      colleague('spared', { setAside: ['conduct.i'] }),
      colleague('elsewhere', { queues: ['names'] }),
      colleague('lex', { roles: ['counsel'] }),
      colleague('here'),
      colleague('lead', { roles: ['senior'], queues: ['names'] }),
      colleague('third', { isPresent: false }),
    ]
    expect(people.filter((each) => takesOn(each, work)).map(({ name }) => name)).toEqual([
      'asker',
      'away',
      'here',
      'lead',
      'third',
    ])
    expect(takersOfWork(people, work, 'asker').map(({ name }) => name)).toEqual(['here', 'lead', 'away'])
  })

  it('are counted by queue and section: what nobody else at work takes, what the asker takes of it, what nobody takes', () => {
    const threats = { ...work, clauses: [clauseId('conduct.e')], cases: 3 }
    const names = { ...work, section: 'org-name', clauses: [clauseId('org-name.a')], cases: 1 }
    const lead = colleague('lead', { roles: ['senior'] })
    const spared = colleague('spared', { setAside: ['conduct.e'] })
    const away = colleague('away', { isPresent: false })
    const row = { queue: 'general', section: 'conduct', cases: 5, waiting: 3, yours: 3, orphaned: 0 }
    const other = { queue: 'general', section: 'org-name', cases: 1, waiting: 0, yours: 0, orphaned: 0 }
    expect(coverageOf([work, threats, names], [lead, spared, away], 'lead')).toEqual([row, other])
    const all = { ...spared, setAside: ['conduct', 'org-name'] }
    expect(coverageOf([work, threats], [all], 'root')).toEqual([{ ...row, waiting: 5, yours: 0, orphaned: 5 }])
  })
})
