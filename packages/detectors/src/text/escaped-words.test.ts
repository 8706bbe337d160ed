import { SignalValues } from '@goodstanding/model'
import { describe, expect, it } from 'vitest'
import { createTextDetector } from './detect-text.ts'
import { withoutEscapes } from './escaped-words.ts'
import { openShippedLists } from './open-test-text.ts'

const LINE = 'I will kill you tomorrow'
const numbers = (text: string, write: (code: number) => string) =>
  Array.from(text, (letter) => write(letter.codePointAt(0) ?? 0)).join('')
const WAYS: readonly (readonly [string, (text: string) => string])[] = [
  ['decimal numbers', (text) => numbers(text, (code) => `&#${code};`)],
  ['numbers in hexadecimal', (text) => numbers(text, (code) => `&#x${code.toString(16)};`)],
  ['numbers of code', (text) => numbers(text, (code) => `\\u${code.toString(16).padStart(4, '0')}`)],
  ['percent', (text) => Array.from(Buffer.from(text), (byte) => `%${byte.toString(16).padStart(2, '0')}`).join('')],
]

describe('words whose letters stand as their numbers', () => {
  it.each(WAYS)('are read: %s', (_, write) => {
    expect(withoutEscapes(`see ${write(LINE)}`)).toBe(`see ${LINE}`)
    expect(withoutEscapes(write('明天九点在仓库后面见我'))).toBe('明天九点在仓库后面见我')
  })
  it.each(WAYS)('are heard in full: %s', (_, write) => {
    const detector = createTextDetector(openShippedLists())
    const valueOf = (text: string) => {
      const sink = new SignalValues()
      detector.detect([{ pointer: '/text', text }], null, sink)
      return sink.value('text.threat')
    }
    expect(valueOf(write(LINE))).toBeGreaterThan(0.85)
    expect(valueOf(write('I will see you tomorrow at lunch'))).toBeLessThan(0.3)
  })
  it.each([
    'Sales rose by 20% and 30%25 of costs',
    'R&#38;D and Q&#38;A are on Monday',
    'https://wiki.example/%E6%98%8E%E5%A4%A9%E4%B9%9D%E7%82%B9 has the minutes',
    String.raw`C:\users\update is full`,
    'bytes %ff%fe%fd%fc%fb of a picture',
    'Tom &amp; Jerry',
  ])('are none in %s', (text) => {
    expect(withoutEscapes(text)).toBeNull()
  })
})
