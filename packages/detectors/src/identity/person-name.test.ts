import { describe, expect, it } from 'vitest'
import { createPeopleIndex } from './people-index.ts'
import { likenessOf, personName } from './person-name.ts'

const likeness = (claimed: string, own: string) => likenessOf(personName(claimed), personName(own))

describe('a name whose letters stand apart, or whose words do not', () => {
  const own = 'Ignatius Farrowdale'
  it.each([
    'I g n a t i u s  F a r r o w d a l e',
    'I g n a t i u s F a r r o w d a l e',
    'I g n a t i u s Farrowdale',
    'Ignatius F a r r o w d a l e',
    'I.g.n.a.t.i.u.s Farrowdale',
    'F-a-r-r-o-w-d-a-l-e, Ignatius',
    'IgnatiusFarrowdale',
  ])('%s is read as people read it', (claimed) => {
    expect(likeness(claimed, own)).toBe('disguised')
    const people = createPeopleIndex<{ id: string; name: string; roles: readonly string[] }>()
    people.put({ id: 'boss', name: own, roles: [] })
    for (let at = 0; at < 500; at += 1) people.put({ id: `p${at}`, name: `Person Number${at}`, roles: [] })
    expect([...people.like(claimed)].map(({ id }) => id)).toContain('boss')
  })

  it('is nobody else’s for that: initials, a Mc and a name of capitals stay what they are', () => {
    for (const [claimed, other] of [
      ['McDonald', 'Mc Donald Farrowdale'],
      ['A B C D Farrowdale', own],
      ['Ignatius', own],
    ] as const)
      expect([claimed, likeness(claimed, other)]).toEqual([claimed, null])
    for (const same of ['McDonald', 'Anna-Lena MacKay', 'DeShawn LaToya', 'J. R. R. Tolkien', '陈 志 强'])
      expect(likeness(same, same)).toBe('same')
    expect(likeness('Mcdonald', 'McDonald')).toBe('same')
  })
})
