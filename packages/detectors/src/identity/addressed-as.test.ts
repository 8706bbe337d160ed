import { describe, expect, it } from 'vitest'
import { addressOf, isAddressedAs } from './addressed-as.ts'
import { createPeopleIndex } from './people-index.ts'

const means = (name: string, person: string) => {
  const address = addressOf(name)
  return address !== null && isAddressedAs(address, person)
}

describe('a name of a role and a surname', () => {
  it.each([
    ['CEO Wallenstein', 'Friederike Wallenstein'],
    ['F. Wallenstein (CEO)', 'Friederike Wallenstein'],
    ['Office of the President Okonjo', 'Adaeze Okonjo'],
    ['王总', '王建国'],
    ['欧阳董事长', '欧阳建业'],
  ])('%s may mean %s', (name, person) => {
    expect(means(name, person)).toBe(true)
  })

  it.each([
    ['G. Wallenstein (CEO)', 'Friederike Wallenstein'],
    ['F. Wallenstein', 'Friederike Wallenstein'],
    ['CEO Bergmann', 'Friederike Wallenstein'],
    ['Anna Wallenstein, Director', 'Friederike Wallenstein'],
    ['Director', 'Friederike Wallenstein'],
    ['Wallenstein GmbH', 'Friederike Wallenstein'],
    ['李总', '王建国'],
    ['王', '王建国'],
    ['王总管', '王建国'],
    ['老总', '王建国'],
  ])('%s does not mean %s', (name, person) => {
    expect(means(name, person)).toBe(false)
  })

  it('finds executives among many people, and nobody else', () => {
    const index = createPeopleIndex<{ id: string; name: string; roles: readonly string[] }>()
    index.put({ id: 'boss', name: '王建国', roles: ['executive'] })
    index.put({ id: 'other', name: '王小明', roles: [] })
    for (let at = 0; at < 500; at += 1) index.put({ id: `p${at}`, name: `Person Number${at}`, roles: [] })
    expect([...index.like('王总')].map(({ id }) => id)).toEqual(['boss'])
    index.remove('boss')
    expect([...index.like('王总')]).toEqual([])
  })
})
