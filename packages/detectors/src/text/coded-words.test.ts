import { SignalValues } from '@goodstanding/model'
import { describe, expect, it } from 'vitest'
import { codedWords } from './coded-words.ts'
import { createTextDetector } from './detect-text.ts'
import { openShippedLists } from './open-test-text.ts'

const base64 = (text: string): string => Buffer.from(text).toString('base64')
const LINE = 'Meet me behind the depot at nine.'

describe('words in code', () => {
  it.each([
    ['base64', base64(LINE)],
    ['base64 of addresses, without its end', base64(LINE).replace(/=+$/, '').replaceAll('+', '-').replaceAll('/', '_')],
    ['digits', Buffer.from(LINE).toString('hex')],
  ])('are read: %s', (_, code) => {
    const text = `see ${code} and tell nobody`
    expect(codedWords(text)).toEqual([{ words: LINE, start: 4, end: 4 + code.length }])
  })
  it('are read in Chinese, and wherever they stand', () => {
    for (const before of ['', 'a', '把这个解开：', 'x '.repeat(40)])
      expect(codedWords(`${before.trimEnd()} ${base64('明天九点在仓库后面见我')}`).map(({ words }) => words)).toEqual([
        '明天九点在仓库后面见我',
      ])
  })
  it('are read as far as a long code is, though a character is cut there', () => {
    const line = `a${'明天九点在仓库后面见我。'.repeat(250)}`
    const [found] = codedWords(base64(line))
    expect(found?.words.length).toBeGreaterThan(2_000)
    expect(line.startsWith(found?.words ?? '-')).toBe(true)
  })
  it('are read four times', () => {
    expect(codedWords(`${base64(LINE)} `.repeat(9)).length).toBe(4)
  })
  it.each([
    ['a checksum', 'a3f5'.repeat(16)],
    [
      'a picture',
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, ...Array(24).keys()]).toString('base64'),
    ],
    ['a path', '/usr/local/lib/node_modules/typescript/lib/index'],
    ['a long word', 'Donaudampfschifffahrtsgesellschaftskapitaen'],
    ['one name', base64('kubernetes-dashboard-token')],
    ['a line', '='.repeat(80)],
    ['words', 'Please bring the report to the meeting on Monday'],
  ])('are none in %s', (_, text) => {
    expect(codedWords(text)).toEqual([])
  })
  it('are heard, at the place of the code', () => {
    const detector = createTextDetector(openShippedLists())
    const read = (text: string) => {
      const sink = new SignalValues()
      detector.detect([{ pointer: '/text', text }], null, sink)
      return sink
    }
    const code = base64('I will kill you tomorrow')
    const seen = read(`hi ${code}`)
    expect(seen.value('text.threat')).toBeGreaterThan(0.85)
    expect(seen.evidence('text.threat').at(-1)).toMatchObject({ start: 3, end: 3 + code.length })
    expect(read(base64('I will see you tomorrow at lunch')).value('text.threat')).toBeLessThan(0.3)
  })
})
