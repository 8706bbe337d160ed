/** A lexicon that was frozen is the one that was built, and other bytes are refused. */
import { expect, it } from 'vitest'
import { freezeNames } from '../name/frozen-names.ts'
import { freezeLexicon, thawLexicon } from './frozen-lexicon.ts'
import { buildLexicon } from './lexicon.ts'
import { readDefaultLexicon } from './default-lexicon.ts'
import type { LexiconEntry } from './parse-lexicon.ts'

const SMALL: readonly LexiconEntry[] = [
  { term: 'jackpot', category: 'gambling', weight: 0.5, open: 'end' },
  { term: '赌场', category: 'gambling', weight: 0.9, open: 'both' },
  { term: 'call me', category: 'cue-contact', weight: 0.2, open: 'closed' },
]

/** Large arrays as texts, which are compared in no time. */
function written(value: unknown): unknown {
  if (ArrayBuffer.isView(value))
    return `${value.constructor.name} ${Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('latin1')}`
  if (Array.isArray(value)) return value.map(written)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, written(part)]))
}

it.each([
  ['the shipped lists', readDefaultLexicon()],
  ['few terms', SMALL],
  ['none', []],
])('opens the tables that were built: %s', (_, entries) => {
  const tables = buildLexicon(entries)
  expect(written(thawLexicon(freezeLexicon(tables)))).toEqual(written(tables))
})

it('refuses what is cut short, and what is something else', () => {
  const bytes = freezeLexicon(buildLexicon(SMALL))
  expect(thawLexicon(bytes.slice(0, bytes.length - 4))).toBeNull()
  expect(thawLexicon(new Uint8Array(3))).toBeNull()
  expect(thawLexicon(freezeNames([]))).toBeNull()
})
