import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { DEFAULT_LEXICON_LINES } from './default-lexicon.generated.ts'
import { readDefaultLexicon } from './default-lexicon.ts'
import { parseLexicon } from './parse-lexicon.ts'

const PACKS = new URL('../../../../policies/packs/', import.meta.url)
const ORDER = ['common', 'en', 'zh', 'de', 'es', 'fr', 'ja', 'ko', 'pt', 'ru', 'vi', 'id']

describe('a word list', () => {
  it('reads categories, weights and open ends', () => {
    const read = parseLexicon('# why\n[insult]\n0.8: fool*; *wit; dunce\n', 'list.txt')
    expect(read).toEqual({
      ok: true,
      value: [
        { term: 'fool', category: 'insult', weight: 0.8, open: 'end' },
        { term: 'wit', category: 'insult', weight: 0.8, open: 'start' },
        { term: 'dunce', category: 'insult', weight: 0.8, open: 'closed' },
      ],
    })
  })
  it.each([
    ['0.8: fool', 'lexicon.category-missing', 1],
    ['[insult]\nfool', 'lexicon.line-malformed', 2],
    ['[insult]\n\n1.5: fool', 'lexicon.weight-out-of-range', 3],
    ['[insult]\n0.5: fool; *', 'lexicon.term-empty', 2],
  ])('refuses %j and says where', (text, kind, line) => {
    expect(parseLexicon(text, 'list.txt')).toMatchObject({ ok: false, refusal: { kind, line, source: 'list.txt' } })
  })
})

describe('the shipped word lists', () => {
  it('are the ones of policies/packs (else run scripts/generate-lexicon.mjs)', () => {
    const lines = ORDER.flatMap((pack) => {
      const folder = new URL(`${pack}/lexicon/`, PACKS)
      return readdirSync(folder)
        .filter((name) => name.endsWith('.txt'))
        .sort()
        .flatMap((name) => readFileSync(new URL(name, folder), 'utf8').split('\n'))
        .map((line) => line.trim())
        .filter((line) => line !== '' && !line.startsWith('#'))
    })
    expect(DEFAULT_LEXICON_LINES).toEqual(lines)
  })
  it('are those of every language that has a folder of them', () => {
    const folders = readdirSync(PACKS).filter((pack) => existsSync(new URL(`${pack}/lexicon/`, PACKS)))
    expect(folders.sort()).toEqual([...ORDER].sort())
  })
  it('hold no star inside a term, which would never match', () => {
    expect(readDefaultLexicon().filter(({ term }) => term.includes('* ') || term.includes(' *'))).toEqual([])
  })
})
