import { expect, it } from 'vitest'
import { createSubjectMemory } from './subject-memory.ts'

it('knows of a document who showed it here or at another node, however often that is told', () => {
  const [here, there] = [createSubjectMemory(), createSubjectMemory()]
  here.observe('document d1', 'acme')
  there.observe('document d1', 'globex')
  const told = there.snapshot('changed')
  for (let time = 0; time < 2; time++) here.restore(told)
  expect(here.othersOf('document d1', 'acme')).toEqual(['globex'])
  expect(here.othersOf('document d1', 'initech')).toEqual(['acme', 'globex'])
  here.restore([{ key: 'document d1', value: ['acme', 7] }])
  expect(here.othersOf('document d1', 'initech')).toEqual(['acme', 'globex'])
})

it('keeps what is shown again and again, and lets go of what nobody shows any more', () => {
  const memory = createSubjectMemory(2)
  for (const key of ['document a', 'document b', 'document a', 'document c']) memory.observe(key, 'acme')
  expect(memory.othersOf('document a', 'other')).toEqual(['acme'])
  expect(memory.othersOf('document b', 'other')).toEqual([])
})
