import { PERMIT } from '@goodstanding/model'
import { expect, it } from 'vitest'
import { decision } from './casework/read-decision.ts'
import { ignoredIn, tellIgnored, tellMisspelled } from './ignored-members.ts'

it('names each member of a body that does nothing, with the known one that is nearest, however deep it stands', () => {
  const body = {
    clause: 'conduct.j',
    reasons: 'It goes on.',
    actions: [
      { type: 'warn' },
      { type: 'limit', capability: 'live', days: 7, subject: { type: 'account', id: 'u', 'a/b': 1 } },
    ],
  }
  expect(ignoredIn(decision, body)).toEqual([
    { pointer: '/reasons', near: 'reason' },
    { pointer: '/actions/1/days', near: null },
    { pointer: '/actions/1/subject/a~1b', near: null },
  ])
  expect(tellIgnored(decision, { clause: 'conduct.j', actions: [{ type: 'warn', until: null }] })).toEqual({})
  expect(tellIgnored(decision, null)).toEqual({})
  expect(ignoredIn(decision, Object.fromEntries(Array.from({ length: 90 }, (_, at) => [`x${at}`, at])))).toHaveLength(
    50,
  )
})

it('tells of a fact what looks misspelled, and lets notes be: nothing that is stated under its own name was meant', () => {
  const permit = {
    holder: 'shelter',
    clauses: ['conduct.o'],
    issuer: 'Civil Affairs',
    validFrom: '2026-03-01T00:00:00Z',
  }
  expect(tellMisspelled(PERMIT, { ...permit, validUntill: '2026-09-01T00:00:00Z', note: 'By phone.' })).toEqual({
    ignored: [{ pointer: '/validUntill', near: 'validUntil' }],
  })
  expect(tellMisspelled(PERMIT, { ...permit, validForm: 'x', id: 'p-1', version: 3, ifMatch: 3 })).toEqual({})
})

it('looks at the first thousand of a list, which the others are like', () => {
  const actions = Array.from({ length: 3_000 }, (_, at) => ({
    type: 'warn',
    ...(at % 1_000 === 999 ? { days: at } : {}),
  }))
  expect(ignoredIn(decision, { actions })).toEqual([{ pointer: '/actions/999/days', near: null }])
})
