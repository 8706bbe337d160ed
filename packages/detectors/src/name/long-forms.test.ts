import { describe, expect, it } from 'vitest'
import { createNameIndex } from './index.ts'
import { renumberName } from './long-forms.ts'

const likeness = (name: string, known: string): number => {
  const index = createNameIndex([{ id: '1', name: known, aliases: [], kind: 'business', tier: 1, owner: null }])
  return index.find(name)[0]?.score ?? 0
}

describe('one name', () => {
  it.each([
    ['Quillwerk AG', 'Quillwerk Aktiengesellschaft'],
    ['QuillwerkAG', 'Quillwerk AG'],
    ['JSC Northern Harbour Works', 'Northern Harbour Works Joint Stock Company'],
    ['SRL Pro Quill', 'Societatea cu Răspundere Limitată Pro Quill'],
    ['ООО Янтарный Берег', 'Общество с ограниченной ответственностью "Янтарный Берег"'],
    ['Quill Polska Sp. z o.o.', 'Quill Polska'],
    ['1st Harbour Savings', 'First Harbour Savings'],
    ['Studio Forty-Four', 'Studio 44'],
  ])('is written %s and %s', (name, known) => {
    expect(likeness(name, known)).toBeGreaterThanOrEqual(0.85)
    expect(likeness(known, name)).toBeGreaterThanOrEqual(0.85)
  })
  it.each([
    ['Общество с ограниченной ответственностью "Янтарь"', 'Общество с ограниченной ответственностью "Рассвет"'],
    ['JSC Northern Kittens', 'JSC Northern Harbour Works'],
    ['Studio Forty-Five', 'Studio 44'],
  ])('is not written %s and %s', (name, known) => {
    expect(likeness(name, known)).toBeLessThan(0.65)
  })
})

it('numbers turn into words and back, and names without any stay', () => {
  expect(renumberName('Brigade Forty-Four')).toBe('brigade 44')
  expect(renumberName('3 Quills')).toBe('three quills')
  expect(renumberName('Quill Works')).toBeNull()
})
