import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readPolicy } from './index.ts'
import { clauseFile, ruleLine, sampleFiles } from './testing/sample-policy.ts'

const TEXT = clauseFile({
  rules: `
  - ${ruleLine("count([event.actor.id], duration('10m'), text.spam > 0.5) > 3 && event.content.links.exists(l, has(l.text))", undefined, 'a')}
  - ${ruleLine("event.audience.relation in ['stranger'] ? text.hate > 0.5 : event.content.files[0].size / 2 > 1", undefined, 'b')}`,
  more: 'scenarios: [{ name: s, steps: [{ type: message.send, repeat: 2, every: PT1S, expect: hold }] }]',
})

const PIECES = [
  '[',
  ']',
  '{',
  '}',
  '"',
  "'",
  ':',
  '- ',
  '&a ',
  '*a',
  '\n',
  '  ',
  '(',
  ')',
  ' && ',
  '.',
  ',',
  '0',
  '-1',
  '\\',
  '|',
  'null',
  '__proto__',
  'event',
  'x',
  '!',
  '?',
  '\u0000',
  '日',
]

describe('reading a policy', () => {
  it('answers any mangled file with problems that have places in it, and never throws', () => {
    const cut = fc.tuple(fc.nat(TEXT.length), fc.nat(12), fc.constantFrom(...PIECES))
    fc.assert(
      fc.property(fc.array(cut, { minLength: 1, maxLength: 4 }), (cuts) => {
        const text = cuts.reduce(
          (kept, [at, length, piece]) => kept.slice(0, at) + piece + kept.slice(at + length),
          TEXT,
        )
        const read = readPolicy(sampleFiles({ 'conduct/j-spam.yaml': text }))
        if (read.ok) return
        expect(read.refusal.length).toBeGreaterThan(0)
        for (const { file, line, column } of read.refusal) {
          expect(file).toBe('conduct/j-spam.yaml')
          expect(line).toBeGreaterThanOrEqual(1)
          expect(line).toBeLessThanOrEqual(text.split('\n').length + 1)
          expect(column).toBeGreaterThanOrEqual(1)
        }
      }),
      { numRuns: 300 },
    )
  })

  it('refuses aliases that unfold without bound', () => {
    const bomb = `a: &a [x, x, x, x, x, x, x, x, x, x]\n${['b', 'c', 'd', 'e', 'f', 'g'].map((name, index) => `${name}: &${name} [${Array(10).fill(`*${'abcdefg'[index]}`).join(', ')}]`).join('\n')}`
    const read = readPolicy(sampleFiles({ 'conduct/j-spam.yaml': bomb }))
    expect(read.ok ? [] : read.refusal.map(({ message }) => message)).toEqual([
      expect.stringContaining('Not valid YAML'),
    ])
  })
})
