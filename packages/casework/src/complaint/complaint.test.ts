import { describe, expect, it } from 'vitest'
import { DAY } from '../durations.ts'
import { account, caseId, complaintId, kindOf, NOW, organization, play, reportId } from '../testing/from-plain.ts'
import { type Complaint, type ComplaintCommand, type ComplaintContents, isOwnAccount } from './complaint.ts'
import { decideComplaint, evolveComplaint, NO_COMPLAINT } from './decide-complaint.ts'

const file = (parts: Partial<ComplaintContents> = {}): ComplaintCommand => ({
  kind: 'file',
  complaint: {
    id: complaintId('com-1'),
    organization: organization('acme'),
    by: account('ada'),
    about: { kind: 'account', account: account('u1') },
    accused: [account('u1')],
    reports: [reportId('rep-1')],
    statement: 'I have seen the messages.',
    filedAt: NOW,
    deadline: NOW + 3 * DAY,
    case: null,
    ...parts,
  },
})
const join = (id: string, from?: string): ComplaintCommand => ({
  kind: 'join',
  case: caseId(id),
  ...(from === undefined ? {} : { from: caseId(from) }),
})
const run = (...steps: readonly ComplaintCommand[]): Complaint =>
  play(decideComplaint, evolveComplaint, NO_COMPLAINT, ...steps.map((step) => [step] as const))
const refusal = (command: ComplaintCommand, found: Complaint) => kindOf(decideComplaint(command, found, NOW))

describe('a complaint', () => {
  it('is filed once, with a statement, and never by one of the accused', () => {
    expect(refusal(file({ accused: [account('u1'), account('ada')] }), NO_COMPLAINT)).toBe('complaint.accused')
    expect(refusal(file({ statement: ' ' }), NO_COMPLAINT)).toBe('complaint.words-missing')
    expect(refusal(file(), run(file()))).toBe('complaint.exists')
  })

  it('lies in one case, and goes to another only from the one it lies in', () => {
    const joined = run(file(), join('case-1'))
    expect(joined).toMatchObject({ case: 'case-1' })
    expect(decideComplaint(join('case-1'), joined, NOW)).toEqual({ ok: true, value: [] })
    expect(refusal(join('case-2'), joined)).toBe('complaint.state')
    expect(refusal(join('case-2', 'case-9'), joined)).toBe('complaint.state')
    expect(run(file(), join('case-1'), join('case-2', 'case-1'))).toMatchObject({ case: 'case-2' })
  })
  it('that was answered is opened again where something was done that stands no longer, or where its answer is undone', () => {
    const reopen = { kind: 'reopen', deadline: NOW + DAY } as const
    const answered = (outcome: 'acted' | 'no-violation') => run(file(), { kind: 'answer', outcome })
    expect(run(file(), { kind: 'answer', outcome: 'acted' }, reopen)).toMatchObject({
      kind: 'filed',
      deadline: NOW + DAY,
    })
    expect(refusal(reopen, answered('no-violation'))).toBe('complaint.state')
    expect(kindOf(decideComplaint({ ...reopen, why: 'undone' }, answered('no-violation'), NOW))).toBe('ok')
    expect(refusal({ ...reopen, why: 'undone' }, run(file()))).toBe('complaint.state')
  })

  it('is its own account where it rests on no report', () => {
    expect(isOwnAccount({ reports: [] })).toBe(true)
    expect(isOwnAccount({ reports: [reportId('rep-1')] })).toBe(false)
  })
})
