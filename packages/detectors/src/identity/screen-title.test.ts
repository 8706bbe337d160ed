import { SignalValues } from '@goodstanding/model'
import { describe, expect, it } from 'vitest'
import { createPeopleIndex } from './people-index.ts'
import type { DirectoryPerson } from './screen-account.ts'
import { screenTitle } from './screen-title.ts'

const people: DirectoryPerson[] = [
  { id: 'p1', name: 'Margarethe Oldenburg', kind: 'member', title: 'Chief Executive Officer', roles: ['executive'] },
  { id: 'p2', name: '欧阳建业', kind: 'member', title: '董事长', roles: ['executive'] },
  { id: 'p3', name: 'Tomas Lindqvist', kind: 'member', title: 'Vice President', roles: ['executive'] },
  { id: 'p4', name: 'Li Wei', kind: 'member', title: 'General Counsel', roles: [] },
]
const index = createPeopleIndex<DirectoryPerson>()
for (const person of people) index.put(person)

function scoreOf(title: string, id = 'u9'): number {
  const sink = new SignalValues()
  screenTitle({ id, title }, { people: index.like }, '/data/account', sink)
  return sink.value('identity.executive')
}

describe('a title of which there is one', () => {
  it.each(['Chief Executive Officer', 'chief-executive officer', '董事长'])(
    'is looked at when somebody else takes it: %s',
    (title) => expect(scoreOf(title)).toBe(0.7),
  )
  it('is its holder’s by right, and nobody’s once the directory no longer says so', () => {
    expect(scoreOf('董事长', 'p2')).toBe(0)
    index.remove('p2')
    expect(scoreOf('董事长')).toBe(0)
  })
  it('is read once, however long: what one asks of it grows with its letters alone', () => {
    expect(scoreOf(`Head of ${'a'.repeat(2_000)}1`)).toBe(0)
    expect(scoreOf(`Head of ${'people '.repeat(200)}`)).toBe(0)
  })
  it.each(['Vice President', 'General Counsel', 'Managing Director', 'Engineer', ''])(
    'says nothing where several hold it, or nobody who leads: "%s"',
    (title) => expect(scoreOf(title)).toBe(0),
  )
})
