import { describe, expect, it } from 'vitest'
import { addExample, fileOf, rulesIn, setMode } from './clause-text.ts'

const FILE = `title: { en: "A", zh: "甲" }
rules:
  - name: first
    on: [message.send]
    decide: hold
  - name: second
    mode: watch
    decide: flag
ladder:
  - { points: 1, action: warn }
examples:
  - must: hold
    why: "It does."
notice:
  en: "Done."
`

describe('a clause file as text', () => {
  it('is found by its clause: by letter, by letter and numeral, or by name', () => {
    const paths = ['law/section.yaml', 'law/a-ii-gifts.yaml', 'law/a-purpose.yaml', 'law/evasion.yaml', 'law/x.yaml']
    expect(['law.a', 'law.a.ii', 'law.evasion', 'law.x', 'law.b'].map((clause) => fileOf(paths, clause))).toEqual([
      'law/a-purpose.yaml',
      'law/a-ii-gifts.yaml',
      'law/evasion.yaml',
      'law/x.yaml',
      null,
    ])
  })

  it('tells its rules; one without a mode is on', () => {
    expect(rulesIn(FILE)).toEqual([
      { name: 'first', mode: 'on', effect: 'hold' },
      { name: 'second', mode: 'watch', effect: 'flag' },
    ])
    expect(rulesIn('title: x')).toEqual([])
  })

  it('lets one rule run in another mode and leaves every other line', () => {
    const watched = setMode(FILE, 'first', 'watch')
    expect(rulesIn(watched).map(({ mode }) => mode)).toEqual(['watch', 'watch'])
    expect(watched.split('\n').filter((line) => !FILE.split('\n').includes(line))).toEqual([])
    expect(rulesIn(setMode(FILE, 'second', 'off'))[1]?.mode).toBe('off')
    expect(setMode(FILE, 'third', 'on')).toBe(FILE)
  })

  it('takes one more example, whatever was typed', () => {
    const message = 'He said: "pay now" # today'
    const kept = addExample(FILE, { must: 'allow', why: 'A twin.', text: message, relation: 'colleague' })
    expect(kept.indexOf('A twin.')).toBeGreaterThan(kept.indexOf('It does.'))
    expect(kept.indexOf('A twin.')).toBeLessThan(kept.indexOf('notice:'))
    expect(kept).toContain(JSON.stringify(message))
    expect(addExample('title: x\n', { must: 'hold', why: 'w', text: 't', relation: 'stranger' })).toContain('examples:')
  })
})
