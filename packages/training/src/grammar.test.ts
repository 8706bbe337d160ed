import { describe, expect, it } from 'vitest'
import { readPatterns, readSlots, writeExamples, writeSentence } from './grammar.ts'
import { createRandom } from './random.ts'
import { readGrammars } from './read-grammars.ts'

const slots = readSlots('$thing = the build | the printer\n$赌场 = 线上赌场 | 百家乐')

describe('a grammar', () => {
  it('fills slots and choices, also where no space ends a slot', () => {
    const written = new Set(
      Array.from({ length: 40 }, (_, seed) => writeSentence('{I|We} fix $thing{ now|}.', slots, createRandom(seed))),
    )
    expect(written).toContain('I fix the build now.')
    expect(written).toContain('We fix the printer.')
    expect(['线上赌场开业', '百家乐开业']).toContain(writeSentence('$赌场开业', slots, createRandom(1)))
  })
  it('says what its heading says of violating lines, and innocence of the others', () => {
    const [meant, twin] = readPatterns('[hate toxic !spam ?profanity]\n+ one\n- two', 'x.en.txt', 'en')
    expect(meant?.known).toMatchObject({ hate: { label: 1 }, toxic: { label: 1 }, spam: { label: 0 } })
    expect(meant?.known.threat).toBeUndefined()
    expect(twin?.known).toMatchObject({ hate: { label: 0 }, spam: { label: 0 }, threat: { label: 0 } })
    expect(twin?.known.profanity).toBeUndefined()
  })
  it('holds out every third pattern of each sign', () => {
    const patterns = readPatterns(`[hate]\n${'+ a\n- b\n'.repeat(6)}`, 'x.en.txt', 'en')
    expect(patterns.filter(({ held }) => held)).toHaveLength(4)
    expect(patterns.filter(({ held, violating }) => held && violating)).toHaveLength(2)
  })
  it('refuses a heading of no head', () => {
    expect(() => readPatterns('[kindness]\n+ a', 'x.en.txt', 'en')).toThrow('x.en.txt:2')
  })
})

describe('the grammars that ship', () => {
  it('leave no slot and no choice unfilled', () => {
    const random = createRandom(3)
    for (const { patterns, slots: own } of readGrammars())
      for (const pattern of patterns)
        for (const { text } of writeExamples(pattern, own, 3, random))
          expect(text, pattern.place).not.toMatch(/[${}|]\p{L}|[{}|]/u)
  })
  it('do not say of a false alarm that it calls to no crime: who makes up a bomb for a day off does', () => {
    const innocent = readGrammars()
      .flatMap(({ patterns }) => patterns)
      .filter(({ head, violating, known }) => head === 'hoax' && violating && known['crime-incitement'] !== undefined)
    expect(innocent.map(({ place }) => place)).toEqual([])
  })
})
