import { describe, expect, it } from 'vitest'
import { createNameIndex, gatherNames, type NameEntry } from './name-index.ts'

const entry = (id: string, name: string, tier: 1 | 2 = 1, aliases: readonly string[] = []): NameEntry => ({
  id,
  name,
  aliases,
  kind: 'business',
  tier,
  owner: null,
})

const KNOWN = [
  entry('k1', 'Northline Freight Holding', 1, ['北线银行']),
  entry('k2', 'Amberwick'),
  entry('k3', 'Harrow Valley Instruments', 2),
]
const OWN = [entry('o1', 'Northline Freight'), entry('o2', 'Corvane Analytics', 1, ['科梵银行'])]
const ASKED = [
  'Northline Freight Holding',
  'Northline Freight Ltd',
  'N0rthline Frieght',
  'Freight Northline',
  'Arnberwick Support',
  'Valley Harrow Instruments',
  'Harrow Valley Instrumemts',
  'Corvane Analitycs',
  '北线银形',
  '科梵银行客服',
  'beixianyinhang',
  'Nobody Knows This',
]

describe('names that lie below those of an index', () => {
  it('are found as if they were its own, and stay when its own go', () => {
    const flat = createNameIndex([...KNOWN, ...OWN])
    const below = createNameIndex(OWN, gatherNames(KNOWN))
    const found = ASKED.map((name) => below.find(name))
    expect(found).toEqual(ASKED.map((name) => flat.find(name)))
    expect(found.filter((matches) => matches.length > 0)).toHaveLength(ASKED.length - 1)
    expect(below.size()).toBe(5)
    for (const { id } of OWN) below.remove(id)
    const without = createNameIndex(KNOWN)
    expect(ASKED.map((name) => below.find(name))).toEqual(ASKED.map((name) => without.find(name)))
    expect(below.size()).toBe(3)
  })

  it('are shared: what one index adds or takes away, another does not see', () => {
    const known = gatherNames(KNOWN)
    const one = createNameIndex([], known)
    const other = createNameIndex([], known)
    one.put(entry('o9', 'Corvane Analytics'))
    expect(one.find('Corvane Analytics')).toHaveLength(1)
    expect(other.find('Corvane Analytics')).toEqual([])
    one.put(entry('o9', 'Corvane Works'))
    expect(one.find('Corvane Analytics').filter(({ method }) => method === 'exact')).toEqual([])
  })
})
