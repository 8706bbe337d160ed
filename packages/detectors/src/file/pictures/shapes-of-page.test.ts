import { expect, it } from 'vitest'
import { shapesOfPage } from './shapes-of-page.ts'

const shapesIn = (content: string) => shapesOfPage(Buffer.from(content, 'latin1'))

it('a page has the squares that it fills, where its matrix places them', () => {
  expect(shapesIn('q 2 0 0 2 10 20 cm 0 g 1 1 3 3 re f Q 1 g 0 0 9 9 re f')).toEqual([
    { parts: [[12, 22, 18, 22, 18, 28, 12, 28, 12, 22]], isDark: true },
    { parts: [[0, 0, 9, 0, 9, 9, 0, 9, 0, 0]], isDark: false },
  ])
})

it('lines are as wide as the pen, level and upright, and those that lie aslant are of no code', () => {
  expect(shapesIn('0 G 2 w 5 5 m 9 5 l S 5 5 m 5 9 l S 5 5 m 9 9 l S')).toEqual([
    { parts: [[5, 4, 9, 4, 9, 6, 5, 6]], isDark: true },
    { parts: [[4, 5, 4, 9, 6, 9, 6, 5]], isDark: true },
  ])
  expect(shapesIn('1 0.9 0.9 RG 2 w 5 5 m 9 5 l S')).toMatchObject([{ isDark: false }])
})

it('curves are the straight lines between their ends, and a path that is ended unpainted is none', () => {
  expect(shapesIn('0 0 m 1 1 2 2 4 0 c 5 1 4 4 v 1 5 0 4 y f')).toEqual([
    { parts: [[0, 0, 4, 0, 4, 4, 0, 4]], isDark: true },
  ])
  expect(shapesIn('0 0 9 9 re n 1 1 2 2 re f')).toHaveLength(1)
})
