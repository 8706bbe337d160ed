import { assert, property, string, array, constantFrom, oneof } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createNameGate } from './name-gate.ts'

const NAMES = [
  'Goodstanding Workplace',
  'WeCom',
  '企业微信',
  'Ab',
  '微信',
  'Café  Nord',
  'Zed',
  'Überchat',
  'İstanbul',
  'X9 y',
]
const asWritten = (names: readonly string[]): RegExp =>
  new RegExp(names.map((name) => name.split(/\s+/u).join('\\s+')).join('|'), 'i')

describe('a gate of names', () => {
  it.each([
    ['ask GOODSTANDING   workplace', true],
    ['we use wecom', true],
    ['the end is AB', true],
    ['a', false],
    ['', false],
    ['请用企业微信', true],
    ['企业微', false],
    ['good standards', true],
    ['nothing here', false],
  ])('%s: %s', (text, answer) => {
    expect(createNameGate(NAMES.slice(0, 4))(text)).toBe(answer)
  })

  it('never turns a text away that holds one of the names', () => {
    const parts = array(
      oneof(constantFrom(...NAMES, ...NAMES.map((name) => name.toUpperCase()), ' '), string({ maxLength: 4 })),
    )
    assert(
      property(parts, (written) => {
        const text = written.join('')
        if (asWritten(NAMES).test(text)) expect(createNameGate(NAMES)(text)).toBe(true)
      }),
    )
  })

  it('holds nothing when there is no name', () => {
    expect(createNameGate([])('WeCom')).toBe(false)
  })
})
