import { describe, expect, it } from 'vitest'
import { DAY } from '../durations.ts'
import { caseId, clauseId, finding, kindOf, mei, NOW, onAccount, play, reportItem } from '../testing/from-plain.ts'
import type { CaseCommand } from './case.ts'
import { decideCase } from './decide-case.ts'
import { evolveCase, NO_CASE } from './evolve-case.ts'
import { type CaseFilter, EVERY_CASE, fitsFilter, GENERAL_QUEUE, queueOf, queuesOf, worksIn } from './queues.ts'

const open: CaseCommand = {
  kind: 'open',
  id: caseId('case-1'),
  subject: onAccount('u1'),
  family: 'conduct',
  item: { ...finding('dec-1'), clause: clauseId('conduct.i'), severity: 3, danger: 'none' },
  deadline: NOW + DAY,
}
const found = play(decideCase, evolveCase, NO_CASE, [open])
if (found.kind === 'none') throw new Error('no case')
const routed = { contents: found, country: 'DE', language: 'zh' }
const filter = (parts: Partial<CaseFilter>): CaseFilter => ({ ...EVERY_CASE, ...parts })

describe('routing rules', () => {
  it('ozone#84: tell what machines found from what people reported, and one of each is a person’s', () => {
    const ofPeople = filter({ sources: ['person'] })
    const ofMachines = filter({ sources: ['machine'] })
    expect([fitsFilter(ofMachines, routed), fitsFilter(ofPeople, routed)]).toEqual([true, false])
    const reported = { ...routed, contents: { ...found, items: [...found.items, reportItem('rep-1')] } }
    expect([fitsFilter(ofMachines, reported), fitsFilter(ofPeople, reported)]).toEqual([false, true])
  })

  it('put a case into the queue of the first that fits, else into the general one', () => {
    const rules = [
      { queue: 'names', filter: filter({ sections: ['org-name'] }) },
      { queue: 'grave', filter: filter({ severityFrom: 3 }) },
      { queue: 'people', filter: filter({ sections: ['conduct'] }) },
    ]
    expect(queueOf(rules, routed)).toBe('grave')
    expect(queueOf([...rules].reverse(), routed)).toBe('people')
    expect(queueOf([], routed)).toBe(GENERAL_QUEUE)
  })

  it('ask for everything that their filter names, and for nothing that it leaves out', () => {
    const yes: readonly Partial<CaseFilter>[] = [
      {},
      { clauses: [clauseId('conduct.i'), clauseId('conduct.j')] },
      { severityFrom: 3, severityTo: 3 },
      { dangers: ['none'] },
      { subjectTypes: ['account'] },
      { countries: ['CN', 'DE'] },
      { languages: ['zh'] },
    ]
    const no: readonly Partial<CaseFilter>[] = [
      { clauses: [clauseId('conduct.j')] },
      { severityFrom: 4 },
      { severityTo: 2 },
      { dangers: ['child-safety'] },
      { subjectTypes: ['organization', 'content'] },
      { organizations: ['another'] },
      { countries: ['CN'] },
      { languages: ['en'] },
      { sections: ['conduct'], languages: ['en'] },
    ]
    for (const parts of yes) expect([parts, fitsFilter(filter(parts), routed)]).toEqual([parts, true])
    for (const parts of no) expect([parts, fitsFilter(filter(parts), routed)]).toEqual([parts, false])
    const unknown = { ...routed, country: null, language: null }
    expect(fitsFilter(filter({ languages: ['zh'] }), unknown)).toBe(false)
  })
})

describe('a granted queue', () => {
  const moved = play(decideCase, evolveCase, found, [{ kind: 'route', queue: 'names', language: 'zh' }])

  it('keeps a moderator to its cases, and nobody without grants or as a senior', () => {
    expect(worksIn([], 'names')).toBe(true)
    expect(worksIn(['people'], 'names')).toBe(false)
    const granted = { ...mei, roles: ['moderator'], queues: ['people'] } as const
    expect(queuesOf(granted)).toEqual(['people'])
    expect(queuesOf({ ...granted, roles: ['moderator', 'senior'] })).toBeNull()
    expect(queuesOf({ ...granted, queues: [] })).toBeNull()
    const commands: readonly CaseCommand[] = [
      { kind: 'claim', by: granted },
      { kind: 'release', by: granted },
      { kind: 'note', by: granted, text: 'Seen.' },
      { kind: 'wait', by: granted, for: 'an answer', until: NOW + DAY, ifMatch: null },
      { kind: 'resume', by: granted },
      { kind: 'decide', by: granted, outcome: { kind: 'no-violation' }, reason: 'None.', batch: null, ifMatch: null },
    ]
    for (const command of commands) expect(kindOf(decideCase(command, moved, NOW))).toBe('permission.queue')
    const [first] = commands
    const back = play(decideCase, evolveCase, moved, [{ kind: 'route', queue: 'people', language: null }])
    expect(kindOf(decideCase(first!, back, NOW))).toBe('ok')
    expect(kindOf(decideCase({ kind: 'claim', by: { ...granted, roles: ['senior'] } }, moved, NOW))).toBe('ok')
  })

  it('is where the rules last put the case: a move makes no new version and survives what is done to the case', () => {
    expect(moved).toMatchObject({ queue: 'names', language: 'zh', version: found.version })
    expect(
      play(decideCase, evolveCase, moved, [{ kind: 'claim', by: mei }], [{ kind: 'release', by: mei }]),
    ).toMatchObject({
      queue: 'names',
      language: 'zh',
    })
    expect(decideCase({ kind: 'route', queue: 'names', language: 'zh' }, moved, NOW)).toEqual({ ok: true, value: [] })
  })
})
