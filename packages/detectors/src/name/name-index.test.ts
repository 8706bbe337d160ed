import { describe, expect, it } from 'vitest'
import { freezeNames, hashKey, thawNames } from './frozen-names.ts'
import { createNameIndex, gatherNames, type KnownNames, type NameEntry } from './name-index.ts'

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
  entry('k4', 'Carrefour'),
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
  '北线银何',
  '线北银行客服',
  'beixianyinhang kefu',
  'Amberwick客服',
  'amberwickstaff',
  'Carrefout',
  'Nobody Knows This',
]

function freezeAndThaw(entries: readonly NameEntry[]): KnownNames {
  const known = thawNames(freezeNames(entries))
  if (known === null) throw new Error('what was frozen cannot be opened')
  return known
}

describe.each([
  ['gathered', gatherNames],
  ['frozen', freezeAndThaw],
])('names that lie below those of an index, %s,', (_, make) => {
  it('are found as if they were its own, and stay when its own go', () => {
    const flat = createNameIndex([...KNOWN, ...OWN])
    const below = createNameIndex(OWN, make(KNOWN))
    const found = ASKED.map((name) => below.find(name))
    expect(found).toEqual(ASKED.map((name) => flat.find(name)))
    expect(found.filter((matches) => matches.length > 0)).toHaveLength(ASKED.length - 1)
    expect(below.size()).toBe(6)
    for (const { id } of OWN) below.remove(id)
    const without = createNameIndex(KNOWN)
    expect(ASKED.map((name) => below.find(name))).toEqual(ASKED.map((name) => without.find(name)))
    expect(below.size()).toBe(4)
  })

  it('are shared: what one index adds or takes away, another does not see', () => {
    const known = make(KNOWN)
    const one = createNameIndex([], known)
    const other = createNameIndex([], known)
    one.put(entry('o9', 'Corvane Analytics'))
    expect(one.find('Corvane Analytics')).toHaveLength(1)
    expect(other.find('Corvane Analytics')).toEqual([])
    one.put(entry('o9', 'Corvane Works'))
    expect(one.find('Corvane Analytics').filter(({ method }) => method === 'exact')).toEqual([])
  })
})

it.each(['quvob', 'quvobt', 'quvobte', 'quvobtex', 'quvobtexk'])(
  'two neighbouring letters that changed places anywhere in a short name are one slip: %s',
  (name) => {
    const index = createNameIndex([entry('short', name)])
    const swapped = Array.from({ length: name.length - 1 }, (_, at) => {
      return name.slice(0, at) + name.charAt(at + 1) + name.charAt(at) + name.slice(at + 2)
    })
    expect(swapped.filter((slip) => index.find(slip).length === 0)).toEqual([])
  },
)

describe('frozen names', () => {
  it('are what was frozen: entries, spellings and those of tier 1', () => {
    const [gathered, frozen] = [gatherNames(KNOWN), freezeAndThaw(KNOWN)]
    const spellings = ({ below }: KnownNames) => Array.from({ length: below.size + 1 }, (_, at) => below.spelling(at))
    expect(spellings(frozen)).toEqual(spellings(gathered))
    expect({ ...frozen, below: null }).toEqual({ ...gathered, below: null })
    expect(frozen.stated.map(({ id }) => id)).toEqual(['k1', 'k2', 'k4'])
  })

  it('are not taken for one another when their keys have the same hash', () => {
    const [one, other] = ['kodmtbbhopef', 'aqowmqopgowk']
    expect(hashKey(one)).toBe(hashKey(other))
    const { below } = freezeAndThaw([entry('a', one), entry('b', other)])
    expect(below.numbers('byKey', one)).toEqual([0])
    expect(below.numbers('byKey', other)).toEqual([1])
    expect(freezeAndThaw([entry('a', one)]).below.numbers('byKey', other)).toEqual([])
  })

  it('may be none', () => {
    const { below, count, stated } = freezeAndThaw([])
    expect([count, stated, below.size, below.knowsSounds]).toEqual([0, [], 0, false])
    expect(below.numbers('byKey', 'acme')).toEqual([])
    expect(below.near('near', 'acmeholding')).toEqual([])
  })

  it('are refused where they are cut short, of another format, or something else', () => {
    const bytes = freezeNames(KNOWN)
    expect(thawNames(bytes.slice(0, -4))).toBeNull()
    expect(thawNames(new Uint8Array(0))).toBeNull()
    expect(thawNames(new TextEncoder().encode('x'.repeat(4_096)))).toBeNull()
    const other = bytes.slice()
    other[4] = 99
    expect(thawNames(other)).toBeNull()
  })

  it('are opened wherever they lie in memory', () => {
    const bytes = freezeNames(KNOWN)
    const wider = new Uint8Array(bytes.length + 1)
    wider.set(bytes, 1)
    expect(thawNames(wider.subarray(1))?.count).toBe(KNOWN.length)
  })
})
