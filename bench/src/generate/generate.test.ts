import { compilePolicy, readPolicy } from '@goodstanding/policy'
import { describe, expect, it } from 'vitest'
import { createCelRules } from '../peers/cel-rules.ts'
import { generateEvents, TEXT_LENGTH } from './events.ts'
import { addRules, barePolicy } from './policy.ts'
import { createRandom } from './random.ts'
import { generateRules } from './rules.ts'
import { generateTerms } from './terms.ts'

describe('generated traffic', () => {
  it('is the same for the same seed, on every machine', () => {
    const once = generateEvents(createRandom(1), 20, { prefix: 'a' })
    expect(generateEvents(createRandom(1), 20, { prefix: 'a' })).toEqual(once)
    expect(generateEvents(createRandom(2), 20, { prefix: 'a' })).not.toEqual(once)
  })
  it('has texts of one length and no text twice', () => {
    const texts = generateEvents(createRandom(1), 500, { prefix: 'a' }).map(({ data }) => data.content.text)
    expect(new Set(texts.map(({ length }) => length))).toEqual(new Set([TEXT_LENGTH]))
    expect(new Set(texts).size).toBe(texts.length)
  })
})

describe('generated terms', () => {
  it('are as many as asked for, no term twice', () => {
    expect(new Set(generateTerms(createRandom(1), 5_000)).size).toBe(5_000)
  })
})

describe('generated rules', () => {
  const rules = generateRules(createRandom(1), 120)
  it('make a policy that the reader takes whole', () => {
    const policy = readPolicy(addRules(barePolicy(), rules))
    if (!policy.ok) throw new Error(JSON.stringify(policy.refusal))
    expect(compilePolicy(policy.value, { mode: 'generated' }).types.get('message.send')?.rules).toHaveLength(120)
  })
  it('are read by the peer as well', () => {
    expect(() => createCelRules(rules)).not.toThrow()
  })
})

describe('generated texts', () => {
  // In 5,900 messages of a public support channel: 35.1 words in 200 characters, 4.6 % of them written by nobody before.
  it('have words as long, and as often new, as those of chat that people wrote', () => {
    const texts = generateEvents(createRandom(1), 8_000, { prefix: 'a' }).map(({ data }) => data.content.text)
    const seen = new Set<string>()
    const counted = { texts: 0, words: 0, unseen: 0 }
    texts.forEach((text, at) => {
      if (/\p{Script=Han}/u.test(text)) return
      const isLate = at >= texts.length / 2
      if (isLate) counted.texts += 1
      for (const word of text.toLowerCase().match(/[a-z']+/g) ?? []) {
        if (isLate) counted.words += 1
        if (isLate && !seen.has(word)) counted.unseen += 1
        seen.add(word)
      }
    })
    expect(counted.words / counted.texts).toBeGreaterThan(30)
    expect(counted.words / counted.texts).toBeLessThan(40)
    expect(counted.unseen / counted.words).toBeGreaterThan(0.04)
    expect(counted.unseen / counted.words).toBeLessThan(0.08)
  })
})
