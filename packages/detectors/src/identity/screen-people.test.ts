import { SignalValues } from '@goodstanding/model'
import { describe, expect, it } from 'vitest'
import { createNameIndex } from '../name/index.ts'
import { type AccountClaims, type AccountFacts, createPeopleIndex, type DirectoryPerson } from './index.ts'
import { NO_CLAIMS } from './no-claims.ts'
import { screenAccountNames } from './screen-account.ts'

const people: readonly DirectoryPerson[] = [
  { id: 'boss', name: 'Ottoline Brandreth', kind: 'member', title: 'Chief Executive', roles: ['executive'] },
  { id: 'boss-cn', name: '诸葛明远', kind: 'member', title: '董事长', roles: ['executive'] },
  { id: 'boss-wang', name: '王建国', kind: 'member', title: null, roles: ['executive'] },
  { id: 'adm', name: 'Tobias Lindgren', kind: 'admin', title: null, roles: ['admin'] },
  { id: 'office', name: 'Ottoline Brandreth Office', kind: 'member', title: null, roles: [] },
  { id: 'namesake', name: '诸葛明远', kind: 'member', title: null, roles: [] },
  { id: 'plain', name: 'Henrike Solberg', kind: 'member', title: null, roles: [] },
]
const index = createPeopleIndex<DirectoryPerson>()
for (const person of people) index.put(person)
const facts: AccountFacts = {
  organization: null,
  people: index.like,
  staff: [{ name: 'Priya Ramanathan', title: null, account: 's1' }],
  protectedNames: createNameIndex([]),
  approvedApp: (id) => id === 'app-desk',
  organizationNamed: () => null,
  ages: { fallback: { floor: 0, consent: 0, source: '', from: '', verified: false }, countries: new Map() },
  token: () => null,
  terminated: () => false,
  terminatedWith: () => [],
  barsIdentities: () => false,
}
const LEADS = ['identity.executive', 'identity.administrator', 'identity.staff'] as const
function score(claims: Partial<AccountClaims>): number {
  const scores = [facts, { ...facts, people }].map((known) => {
    const sink = new SignalValues()
    screenAccountNames({ ...NO_CLAIMS, id: 'u', kind: 'member', ...claims }, known, '/a', sink)
    return Math.max(...LEADS.map((signal) => sink.value(signal)))
  })
  // The index of people finds who is found by walking through them.
  expect(scores[0]).toBe(scores[1])
  return scores[0] ?? 0
}

describe('the whole name of who leads', () => {
  it.each([
    'Ottoline Brandreth Support',
    'Ottoline Brandreth IT',
    'OTTOLINE BRANDRETH OFFICE 2',
    'Office of Ottoline Brandreth',
    'The real Ottoline Brandreth',
    'Ottoline Brandreth’s assistant',
    'Brandreth Ottoline private',
    'Tobias Lindgren Helpdesk',
    'Priya Ramanathan Official',
    '诸葛明远办公室',
    '诸葛明远 IT',
    '诸葛明远2',
    '诸葛明远私人号',
    '官方诸葛明远',
    'Zhuge Mingyuan Office',
  ])('with who speaks for them beside it goes to a person: %s', (name) => {
    expect(score({ name })).toBe(0.74)
    expect(score({ name, kind: 'external' })).toBe(0.74)
  })

  it.each(['ottoline.brandreth.support', 'ottoline_brandreth_it', 'OttolineBrandrethOffice'])(
    'is found in a user name: %s',
    (username) => expect(score({ name: 'Jo Doe', username })).toBe(0.74),
  )

  it('in signs that look like those of the name is disguised', () => {
    for (const name of ['诸葛眀远', '诸葛明逺']) expect(score({ name })).toBeGreaterThanOrEqual(0.9)
    expect(score({ name: '诸葛眀远办公室' })).toBe(0.74)
  })

  it('is a person’s own to add to, and that of an app which was approved', () => {
    for (const id of ['boss', 'office']) expect(score({ id, name: 'Ottoline Brandreth Office' })).toBe(0)
    expect(score({ id: 'namesake', name: '诸葛明远2' })).toBe(0)
    expect(score({ id: 's1', name: 'Priya Ramanathan Official' })).toBe(0)
    expect(score({ id: 'app-desk', kind: 'app', name: 'Ottoline Brandreth Assistant' })).toBe(0)
    expect(score({ id: 'app-other', kind: 'app', name: 'Ottoline Brandreth Assistant' })).toBe(0.74)
  })

  it.each([
    'Tobias Lindgren-Mayer',
    'Tobias Lindgren Mayer',
    'Hanna Lindgren',
    'Hanna Lindgren IT',
    'Brandreth Support',
    'Carla Weiss, Assistant to Ottoline Brandreth',
    'Carla Weiss Assistant',
    'Henrike Solberg Support',
    '诸葛明',
    '诸葛明办公室',
    '诸葛明达',
    '王建军办公室',
    '陈明董事长',
  ])('is not in the name of somebody else: %s', (name) => expect(score({ name })).toBe(0))
})

describe('a surname with an office of which there is one', () => {
  it('goes to a person among members, and of guests where hardly anybody else has the surname', () => {
    expect(score({ name: '诸葛董事长' })).toBe(0.7)
    expect(score({ name: '诸葛董事长', kind: 'external' })).toBe(0.7)
    expect(score({ name: '王董事长' })).toBe(0.7)
    expect(score({ name: '王董事长', kind: 'external' })).toBeLessThan(0.65)
    expect(score({ name: '诸葛总' })).toBeLessThan(0.65)
    expect(score({ id: 'boss-cn', name: '诸葛董事长' })).toBe(0)
  })
})
