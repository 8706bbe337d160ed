/** People of large organizations are found by an index that grows with each of them. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createDirectoryIndex, type DirectoryIndex } from './directory-index.ts'

const NAMES = [
  'Margarete Lindqvist',
  'Margarethe Lindqvist',
  'Lindqvist Margarete',
  'Anna',
  '王建国',
  'Li Wei',
  'L1 Wei',
]
const LONG = 'Maximiliane Wilhelmine von Hohenberg'

const put = (index: DirectoryIndex, id: string, name: string, leads = false): void =>
  index.put({ id, organization: 'acme', kind: 'member', name, title: null, roles: leads ? ['executive'] : [] })

const crowd = Array.from({ length: 60 }, (_, at) => [`c${at}`, `Person Number${at}`] as const)

it('who is asked about first is compared with those whose names are alike, and nobody else', () => {
  const index = createDirectoryIndex()
  for (const [id, name] of crowd) put(index, id, name)
  put(index, 'm', 'Margarete Lindqvist')
  const read: string[] = []
  for (const person of index.of('acme')) {
    const { id, name } = person
    Object.defineProperty(person, 'name', {
      get: () => {
        read.push(id)
        return name
      },
    })
  }
  expect(Array.from(index.like('acme', 'Margarethe Lindqvist'), ({ id }) => id)).toEqual(['m'])
  expect(read).toEqual([])
})

it('after any changes it finds whom an index of those who are left finds, in the same order', () => {
  const change = fc.record({
    id: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'c1', 'c2'),
    name: fc.option(fc.constantFrom(...NAMES, LONG, LONG.replace('x', '')), { nil: null }),
    leads: fc.boolean(),
  })
  fc.assert(
    fc.property(fc.array(change, { maxLength: 40 }), fc.nat(60), (changes, early) => {
      const index = createDirectoryIndex()
      const kept = new Map<string, readonly [name: string, leads: boolean]>()
      const apply = (id: string, name: string | null, leads: boolean): void => {
        kept.delete(id)
        if (name === null) index.remove(id)
        else {
          kept.set(id, [name, leads])
          put(index, id, name, leads)
        }
      }
      // Some changes come while the organization is small, others when it is large.
      for (const [id, name] of crowd.slice(0, early)) apply(id, name, false)
      for (const { id, name, leads } of changes) apply(id, name, leads)
      for (const [id, name] of crowd.slice(early)) apply(id, name, false)
      const whole = createDirectoryIndex()
      for (const [id, [name, leads]] of kept) put(whole, id, name, leads)
      for (const name of [...NAMES, LONG, 'Wang Jianguo'])
        expect([...index.like('acme', name)]).toEqual([...whole.like('acme', name)])
    }),
    { numRuns: 80 },
  )
})
