import { describe, expect, it } from 'vitest'
import { createIdentifierIndex } from './identifier-index.ts'

const ann = { id: 'ann', kind: 'member', organization: 'acme' }
const bo = { id: 'bo', kind: 'external', organization: 'acme' }

describe('what people of a directory are known by', () => {
  it('leads to everybody of one organization who has it, a family with one phone among them', () => {
    const index = createIdentifierIndex()
    index.put(ann, ['phone-1', 'mail-1', 'phone-1'])
    index.put(bo, ['phone-1'])
    index.put({ ...bo, id: 'cy', organization: 'other' }, ['phone-1'])
    expect(index.peopleWith('acme', 'phone-1')).toEqual([
      { id: 'ann', kind: 'member' },
      { id: 'bo', kind: 'external' },
    ])
    expect(index.peopleWith('other', 'phone-1')).toEqual([{ id: 'cy', kind: 'external' }])
    expect(index.peopleWith('acme', 'mail-2')).toEqual([])
  })

  it('leads no more to who left, or is known by something else now; the others stay', () => {
    const index = createIdentifierIndex()
    index.put(ann, ['phone-1'])
    index.put(bo, ['phone-1'])
    index.remove('ann')
    index.remove('nobody')
    expect(index.peopleWith('acme', 'phone-1')).toEqual([{ id: 'bo', kind: 'external' }])
    index.put(bo, ['phone-2'])
    expect(index.peopleWith('acme', 'phone-1')).toEqual([])
    expect(index.peopleWith('acme', 'phone-2')).toEqual([{ id: 'bo', kind: 'external' }])
    index.put(bo, [])
    expect(index.peopleWith('acme', 'phone-2')).toEqual([])
  })
})
