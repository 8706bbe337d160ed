import type { Organization } from '@goodstanding/model'
import { createNameIndex, type NameSubject, screenName } from '@goodstanding/detectors'
import { describe, expect, it } from 'vitest'
import { createOrganizationIndex } from './organization-index.ts'

const organizations = createOrganizationIndex()
organizations.put('star', { name: '杭州星野云图科技有限公司', kind: 'company', country: 'CN' })

function tenantScore(name: string, organizationId = 'new', tenants = organizations.tenants): number {
  const subject: NameSubject = {
    organizationId,
    name,
    names: [],
    kind: 'company',
    country: 'CN',
    domain: null,
    registryNumber: null,
  }
  const facts = { verifiedDomains: [], tenants, registeredNames: [] }
  const { objections } = screenName(subject, createNameIndex([]), facts)
  return Math.max(0, ...objections.filter(({ signal }) => signal === 'name.tenant').map(({ score }) => score))
}

describe('the name of an organization that is here', () => {
  it.each(['杭州星野云图科技有限公司', '星野云图(杭州)科技有限公司', '上海星野云图科技有限公司'])(
    'is the same with its region in brackets or another one: %s',
    (name) => expect(tenantScore(name)).toBeGreaterThanOrEqual(0.85),
  )
  it.each(['星野云图', '星野雲圖'])('is for a person to look at where only its short name is taken: %s', (name) => {
    expect(tenantScore(name)).toBeGreaterThanOrEqual(0.65)
    expect(tenantScore(name)).toBeLessThan(0.85)
  })
  it.each(['星野云图餐饮有限公司', '星野咖啡馆', '云图书店'])('is not that of another trade: %s', (name) => {
    expect(tenantScore(name)).toBeLessThan(0.6)
  })
  it('is free once it is gone, for short too', () => {
    expect(tenantScore('星野云图', 'star')).toBe(0)
    organizations.remove('star')
    expect(tenantScore('星野云图')).toBe(0)
    expect(tenantScore('杭州星野云图科技有限公司')).toBe(0)
  })
})

describe('a firm in the trade of one that is here', () => {
  const here = createOrganizationIndex()
  here.put('wine', { name: '北京红光酒业发展有限公司', kind: 'company', country: 'CN' })
  here.put('homes', { name: '万青地产开发有限公司', kind: 'company', country: 'CN' })
  const scoreOf = (name: string): number => tenantScore(name, 'new', here.tenants)

  it.each([
    ['in another place', '上海红光酒业有限公司'],
    ['of another legal form', '北京红光酒业股份有限公司'],
    ['with its parts in another order', '红光(北京)酒业发展有限公司'],
    ['with one sign of the same sound', '北京洪光酒业有限公司'],
  ])('is the same %s: %s', (_, name) => expect(scoreOf(name)).toBeGreaterThanOrEqual(0.85))
  it.each(['万青房地产有限公司', '万青置业有限公司'])('is close in other words of the trade: %s', (name) => {
    expect(scoreOf(name)).toBeGreaterThanOrEqual(0.65)
    expect(scoreOf(name)).toBeLessThan(0.85)
  })
  it.each(['北京红光纸业有限公司', '红光照相馆', '北京绿光酒业有限公司', '万青餐饮有限公司', '北京酒业发展有限公司'])(
    'is another by its trade or by its own part: %s',
    (name) => expect(scoreOf(name)).toBeLessThan(0.6),
  )
  it('is free once it is gone', () => {
    here.remove('homes')
    expect(scoreOf('万青置业有限公司')).toBe(0)
  })
})

describe('an organization with rules of its own', () => {
  const stated = (onRead: () => void): Organization => {
    const rule = { id: 'r', clause: 'conduct.e', on: ['message.send'] as const, effect: 'hold', reason: 'x' } as const
    const read = {
      ...rule,
      on: [...rule.on],
      get words() {
        onRead()
        return ['salary']
      },
    }
    return { name: 'Acme', kind: 'company', country: 'GB', rules: [read] }
  }

  it('is put in force at once when it was prepared: its words are not gone through again', () => {
    const known = createOrganizationIndex()
    const state = { reads: 0 }
    const organization = stated(() => state.reads++)
    const pieces = known.prepare(organization)
    while (pieces.next().done !== true) expect(known.get('acme')).toBeNull()
    expect(known.get('acme')).toBeNull()
    expect(state.reads).toBeGreaterThan(0)
    state.reads = 0
    known.put('acme', organization)
    expect(state.reads).toBe(0)
    expect(known.get('acme')?.rules).not.toBeNull()
  })

  it('has the same rules when nobody prepared them', () => {
    const known = createOrganizationIndex()
    known.put(
      'acme',
      stated(() => undefined),
    )
    expect(known.get('acme')?.rules).not.toBeNull()
  })
})
