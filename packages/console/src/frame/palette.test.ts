import { describe, expect, it } from 'vitest'
import { pathOfId } from './palette.tsx'

describe('what is pasted into the palette', () => {
  it.each([
    ['case_01a2', { to: '/case/case_01a2' }],
    [' https://console.example/console/case/case_01a2?x=1 ', { to: '/case/case_01a2' }],
    ['account/u1', { to: '/subject', search: { q: 'account/u1' } }],
    ['https://rich.example/join', { to: '/subject', search: { q: 'https://rich.example/join' } }],
    ['queue', null],
    ['', null],
  ])('%j leads to %o', (typed, place) => {
    expect(pathOfId(typed)).toEqual(place)
  })
})
