import type { Decision, Event, Finding } from '@goodstanding/model'
import { expect, it } from 'vitest'
import { lookedAt } from './looked-at.ts'

const finding = (clause: string, more: Partial<Finding>): Finding => ({
  ...{ clause, rule: 'r', severity: 2, confidence: 0.7, effect: 'flag', evidence: [] },
  ...more,
})
const shown = [{ signal: 'text.gambling', value: 0.7, pointer: '/data/content/text', start: 0, end: 4 }] as const
const event = { source: 'https://chat.example' } as Event
const decided = (...findings: readonly Finding[]) => ({ effect: 'flag', findings }) as unknown as Decision

it('what only follows from a breach comes after it, however grave, so that a case is called by what was seen', () => {
  const unlawful = finding('conduct.a', { severity: 3 })
  const bet = finding('conduct.d', { evidence: shown })
  const grave = finding('content.b', { evidence: shown, severity: 4 })
  const clauses = lookedAt(event, decided(unlawful, bet, grave)).map(({ clause }) => clause)
  expect(clauses).toEqual(['content.b', 'conduct.d', 'conduct.a'])
})

it('of findings that show nothing the gravest comes first', () => {
  const flood = finding('conduct.j', { severity: 3 })
  expect(lookedAt(event, decided(finding('admin.f.vi', {}), flood)).map(({ clause }) => clause)).toEqual([
    'conduct.j',
    'admin.f.vi',
  ])
})
