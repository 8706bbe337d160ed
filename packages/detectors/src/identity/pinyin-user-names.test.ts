import { SignalValues } from '@goodstanding/model'
import { describe, expect, it } from 'vitest'
import { createNameIndex } from '../name/index.ts'
import type { AccountFacts } from './index.ts'
import { NO_CLAIMS } from './no-claims.ts'
import { screenProtectedNames } from './screen-protected-names.ts'

const entry = (name: string, ...aliases: string[]) => ({
  ...{ id: name, name, aliases, kind: 'business' as const, tier: 1 as const, owner: null },
})
const protectedNames = createNameIndex([
  entry('Xiaomi', '小米'),
  entry('Huawei', '华为'),
  entry('Li-Ning', '李宁'),
  entry('马自达'),
])
const nowhere: Pick<AccountFacts, 'organization' | 'protectedNames'> = { organization: null, protectedNames }
function score(name: string | null, username: string | null = null): number {
  const sink = new SignalValues()
  const facts: AccountFacts = {
    ...nowhere,
    ...{ people: [], staff: [], approvedApp: () => false, organizationNamed: () => null, token: () => null },
    ages: { fallback: { floor: 0, consent: 0, source: '', from: '', verified: false }, countries: new Map() },
    ...{ terminated: () => false, terminatedWith: () => [], barsIdentities: () => false },
  }
  screenProtectedNames({ ...NO_CLAIMS, id: 'u', kind: 'admin', name, username }, facts, '/a', sink)
  return sink.value('identity.protected-name')
}

describe('a user name in pinyin', () => {
  it.each([
    ['张小米', 'xiaomi.zhang'],
    ['张小米', 'xiaomi_zhang88'],
    ['张小米', 'zhang.xiaomi'],
    ['欧阳华为', 'huawei.ouyang'],
    ['李宁', 'ning.li'],
    ['李宁', 'lining'],
  ])('that is the whole name of its bearer claims no company: %s, %s', (name, username) =>
    expect(score(name, username)).toBeLessThan(0.6),
  )

  it.each([
    ['张小米', 'xiaomi'],
    ['张小米', 'xiaomi-official'],
    ['张小米', 'xiaomi.official.zhang'],
    ['陈大勇', 'xiaomi.zhang'],
    ['小米集团', 'xiaomijituan'],
    ['Jan Kowal', 'xiaomi.zhang'],
    ['Jan Kowal', 'lining'],
    [null, 'xiaomi.zhang'],
  ])('that is not goes on being the company’s: %s, %s', (name, username) =>
    expect(score(name, username)).toBeGreaterThanOrEqual(0.6),
  )
})

it('a founder’s surname and given name are anybody’s who has them, until somebody speaks for the company', () => {
  expect(score('李宁')).toBeLessThan(0.6)
  expect(score('李宁官方旗舰店')).toBeGreaterThanOrEqual(0.85)
  // Nobody's name, though it reads so.
  expect(score('马自达')).toBe(0.7)
})
