import { readFilter, serverFilter } from '@goodstanding/casework'
import type { Appeal, Case } from '@goodstanding/sdk'
import { describe, expect, it } from 'vitest'
import { appealStatusOf, fitsFilter, sourceOf } from './read-filter.ts'

const found = (parts: object) => ({
  kind: 'case' as const,
  case: {
    id: 'case_1',
    subject: { type: 'account', id: 'u1', organization: 'acme' },
    status: 'open',
    clauses: ['conduct.j'],
    severity: 3,
    lease: null,
    forSenior: null,
    deadline: '2026-11-25T10:00:00Z',
    findings: [{ rule: 'same-text' }],
    reports: [],
    complaints: [],
    ...parts,
  } as unknown as Case,
})
const asking = {
  now: Date.parse('2026-11-25T12:00:00Z'),
  me: 'mei',
  sayRule: ({ rule }: { readonly rule: string }) => (rule === 'threat' ? '威胁他人' : rule),
}
const fits = (typed: string, parts: object = {}) => fitsFilter(readFilter(typed), found(parts), asking)

describe('the filter of the queue', () => {
  it('asks the server for what it can, and only for open work unless told otherwise', () => {
    expect(serverFilter(readFilter('assignee:me'))).toEqual({ status: 'open,claimed,waiting' })
    expect(serverFilter(readFilter('sev:>=3 org:Acme'))).toEqual({
      status: 'open,claimed,waiting',
      severity: '3,4',
      organization: 'Acme',
      setAside: 'without',
    })
    expect(serverFilter(readFilter('sev:>3'))['severity']).toBe('4')
    const source = (typed: string) => serverFilter(readFilter(typed))['source']
    expect(['source:report', 'source:appeal', '-source:rule', 'source:mail'].map(source)).toEqual([
      ...['report', 'appeal'],
      ...[undefined, undefined],
    ])
    expect(serverFilter(readFilter('sev:high'))['severity']).toBeUndefined()
    expect(serverFilter(readFilter('is:decided clause:conduct.j -is:open'))).toEqual({
      status: 'decided',
      clause: 'conduct.j',
    })
  })

  it('leaves out of what is offered what its reader set aside, and finds it when it is asked for', () => {
    const asked = (typed: string) => serverFilter(readFilter(typed))['setAside']
    expect(['', 'is:open', 'is:set-aside', 'is:decided', 'assignee:me'].map(asked)).toEqual([
      'without',
      'without',
      'only',
      undefined,
      undefined,
    ])
    expect([fits('is:set-aside'), fits('-is:set-aside'), fits('is:set-aside', { setAside: true })]).toEqual([
      false,
      true,
      true,
    ])
  })

  it('takes every term, and the negation of each', () => {
    expect(fits('clause:conduct sev:>=3 org:acme due:late source:rule same-text assignee:none')).toBe(true)
    expect(fits('-clause:conduct')).toBe(false)
    expect(fits('sev:2')).toBe(false)
    expect(fits('assignee:me', { lease: { by: 'mei', until: '' } })).toBe(true)
    expect(fits('due:late', { deadline: '2026-11-25T13:00:00Z' })).toBe(false)
    expect([fits('is:escalated'), fits('is:escalated', { forSenior: { by: 'mei' } })]).toEqual([false, true])
  })

  it('reads full-width characters as what they stand for', () => {
    expect(fits('ｓｅｖ：３')).toBe(true)
    // A name may be written so as well, and whoever looks for it types what their keyboard has.
    expect(fits('hengyuan１', { organizationName: 'ＨＥＮＧＹＵＡＮ1 物流' })).toBe(true)
  })

  it('tells what it does not understand', () => {
    expect(readFilter('colour:red sev:').unknown).toEqual(['colour:red', 'sev:'])
    // The server refuses a subject that is still being typed, and is not asked about it.
    for (const typed of ['subject:acc', 'subject:account/', 'subject:u1']) {
      expect(readFilter(typed).unknown).toEqual([typed])
      expect(serverFilter(readFilter(typed))['subject']).toBeUndefined()
    }
    expect(serverFilter(readFilter('subject:account/U1'))['subject']).toBe('account/U1')
  })

  it('finds the words that rows say, which in Chinese no rule is called by', () => {
    const findings = [{ rule: 'threat', clause: 'content.b', decision: 'dec_1' }]
    expect(fits('威胁', { findings })).toBe(true)
    expect(fits('threat', { findings })).toBe(true)
    expect(fits('辱骂', { findings })).toBe(false)
  })

  it('finds answered appeals by how they ended, and decided cases by their outcome', () => {
    expect(appealStatusOf(readFilter('source:appeal is:overturned'))).toBe('overturned')
    expect(appealStatusOf(readFilter('source:appeal'))).toBe('pending')
    const decision = { at: '2026-11-25T09:00:00Z', outcome: { kind: 'violation' } }
    expect(fits('outcome:violation', { decision })).toBe(true)
    expect(fits('due:late', { decision })).toBe(false)
    expect(fits('due:late', { decision: { ...decision, at: '2026-11-25T11:00:00Z' } })).toBe(true)
  })

  it('mastodon#39010: holds appeals beside the cases that wait, and tells them apart when asked', () => {
    const appeal = { id: 'apl_1', status: 'pending', by: 'u1', text: 'It was irony.', deadline: '2026-11-30T10:00:00Z' }
    const item = { kind: 'appeal' as const, appeal: appeal as unknown as Appeal }
    const holds = (typed: string): boolean => fitsFilter(readFilter(typed), item, asking)
    expect(['', 'is:open', 'source:appeal', 'irony'].map(holds)).toEqual([true, true, true, true])
    expect(['source:report', '-source:appeal', 'clause:conduct', 'org:acme'].map(holds)).toEqual(Array(4).fill(false))
    const subject = { type: 'account', id: 'u1', organization: 'acme' } as const
    Object.assign(appeal, { clauses: ['conduct.i'], severity: 3, subject })
    const about = ['clause:conduct', 'clause:conduct.i', 'org:acme', 'sev:>=3', 'subject:account/u1']
    expect(about.map(holds)).toEqual(Array(5).fill(true))
    expect(['clause:content', 'org:globex', 'sev:1', 'subject:account/u2'].map(holds)).toEqual(Array(4).fill(false))
  })

  it('ozone#84: tells what machines found from what people reported', () => {
    expect(fits('source:rule')).toBe(true)
    expect(fits('source:rule', { reports: [{}] })).toBe(false)
    expect(fits('source:report', { reports: [{}] })).toBe(true)
  })

  it('says where a case came from: a complaint before a report before a rule', () => {
    expect(sourceOf(found({ reports: [{}], complaints: [{}] }))).toBe('complaint')
    expect(sourceOf(found({ reports: [{}] }))).toBe('report')
  })
})
