import { SignalValues } from '@goodstanding/model'
import { describe, expect, it } from 'vitest'
import { createNameIndex } from '../name/name-index.ts'
import { screenRoles } from './screen-roles.ts'

function scoreOf(username: string, name: string): number {
  const sink = new SignalValues()
  const claims = { id: 'u1', kind: 'member', title: null, affiliation: null, email: null, phone: null }
  const past = { documentNumber: null, birthDate: null, ageBand: null, country: null, guardianConsent: null }
  const account = { ...claims, ...past, device: null, ip: null, username, name }
  screenRoles(account, { organization: null }, '/data/account', sink)
  return sink.value('identity.reserved-role')
}

describe('a role in a user name', () => {
  it.each([
    ['j.root', 'Joe Root'],
    ['root-j', 'Joe Root'],
    ['jabuse', 'Jan Abuse'],
    ['h.mod', 'Hanna Mod'],
  ])('is nobody’s who is called so: %s of %s', (username, name) => expect(scoreOf(username, name)).toBe(0))
  it.each([
    ['j.root', 'Rosa Lindqvist'],
    ['root', 'Joe Root'],
    ['j.admin', 'Jane Admin'],
    ['j.support', 'Jo Support'],
    ['support-s', 'Support S'],
    ['hr-root', 'Root HR'],
  ])('is claimed all the same by others: %s of %s', (username, name) =>
    expect(scoreOf(username, name)).toBeGreaterThan(0.75),
  )
})

describe('a desk of the house', () => {
  it('takes the name of no party whose name shares a word with it', () => {
    const party = {
      id: 'n1',
      name: 'Center Front',
      aliases: [],
      kind: 'political-military',
      tier: 2,
      owner: null,
    } as const
    const index = createNameIndex([party])
    expect(index.find('Center Front')[0]?.score).toBeGreaterThan(0.5)
    expect(index.find('front desk')[0]?.score ?? 0).toBeLessThan(0.6)
  })
})
