/** Names that are a protected one, whole or without words that anybody adds. */
import type { NameMatchMethod } from './name-entry.ts'
import { isForm, isGeneric } from './legal-forms.ts'
import type { NameForms } from './name-forms.ts'
import { type NameStore, numbersOf, sortedKey, type Spelling, spellingOf } from './name-store.ts'
import { ORDINARY } from './ordinary-words.ts'
import { isOfNeighbours, isOfTrade } from './role-words.ts'
import { wordsOf } from '../skeleton/skeleton.ts'

type Collect = (value: number, method: NameMatchMethod, score: number) => void

/** Few know the long tail, and many bear its names by chance: an equal trade name, or one word, is for a person to look at. */
function tailScore({ entry, ordinary, wordCount, han }: Spelling, tail: number): number {
  if (ordinary) return tail - 0.3
  const single = wordCount <= 1 && !han
  if (entry.kind === 'business') return single ? tail - 0.2 : Math.min(tail, MOST_OF_TRADE)
  return single && entry.kind === 'government' ? tail - 0.2 : tail
}

const MOST_OF_TRADE = 0.8

/** Trades that are about the word, whoever bears it as a name: a visa is what one travels with. */
const TRADES_OF_WORDS: ReadonlyMap<string, RegExp> = new Map([
  ['visa', /^(?:services?|consult\w+|agency|cent(?:er|re)|offices?)$/],
])

/** Where a name that is a word stands beside trades alone, or any beside a small shop, somebody has one of these; who speaks for it means the company. */
const PERHAPS_THE_WORD = 0.72
/** What is left of `General Motors` without the words that anybody adds is no name. */
const ONLY_A_WORD = 0.5

/** The most that a name in words of trades says whose own part is a word as well, or that keeps a restaurant; 1 where neither is so, or somebody speaks for it. */
export function mostOfWord({ words, plainCore, han }: NameForms): number {
  if (han) return 1
  const beside = words.filter((word) => word !== plainCore)
  if (!ORDINARY.has(plainCore)) return beside.length > 0 && beside.every(isOfNeighbours) ? PERHAPS_THE_WORD : 1
  if (!beside.every(isOfTrade)) return 1
  const ofWord = TRADES_OF_WORDS.get(plainCore)
  return ofWord !== undefined && beside.some((word) => ofWord.test(word)) ? ONLY_A_WORD : PERHAPS_THE_WORD
}

/** Words that tell no firm from another of the same name. */
const isSaidByAll = (word: string): boolean => isForm(word) || /^(?:the|of|and|for)$/.test(word)
const isSaidByFirms = (word: string): boolean => /^(?:groups?|holdings?)$/.test(word)

/** What is left of a name of several words, and is a word, a place or an office: `Council` of Europe, `Boston` Consulting, China `Mobile`. */
const LEFT_OVER: ReadonlySet<string> = new Set(
  'ministry council commission organization joint idea lisa twenty vaccine eastern southern northern western central mobile boston massachusetts visegrad'.split(
    ' ',
  ),
)

/**
 * Whether a name that shares what is left of a longer one without the words that anybody adds shares none of those words, and the longer one is
 * not called by what is left: `Boston Coffee` is nothing of the Boston Consulting Group's, `Starbucks Support` is Starbucks's.
 */
function isAnothers(store: NameStore, { entry, written, han }: Spelling, forms: NameForms): boolean {
  if (han || forms.han || forms.core === forms.key) return false
  const isSaid = (word: string) => isSaidByAll(word) || (entry.kind === 'business' && isSaidByFirms(word))
  const added = wordsOf(written.toLowerCase()).filter((word) => isGeneric(word) && !isSaid(word))
  if (added.length === 0 || added.some((word) => forms.words.includes(word))) return false
  return !numbersOf(store, 'byKey', forms.core).some((value) => spellingOf(store, value)?.entry === entry)
}

/** The most that is said of a name which shares what is left of a well-known one. */
function mostOfCore(store: NameStore, value: number, forms: NameForms): number {
  const spelling = spellingOf(store, value)
  if (spelling === null || !isAnothers(store, spelling, forms)) return SHARED
  return LEFT_OVER.has(forms.plainCore) ? ONLY_A_WORD : PERHAPS_THE_WORD
}

const SHARED = 0.9

export function findEqual(store: NameStore, forms: NameForms, collect: Collect): void {
  const weigh = (value: number, method: NameMatchMethod, first: number, tail: number) => {
    const spelling = spellingOf(store, value)
    if (spelling === null) return
    collect(value, method, spelling.entry.tier === 1 ? first : tailScore(spelling, tail))
  }
  const most = mostOfWord(forms)
  for (const value of numbersOf(store, 'byKey', forms.key)) weigh(value, 'exact', 1, 0.9)
  if (forms.core !== forms.key)
    for (const value of numbersOf(store, 'byKey', forms.core)) weigh(value, 'distinctive', Math.min(0.95, most), 0.7)
  const isWord = !forms.han && ORDINARY.has(forms.plainCore)
  for (const value of numbersOf(store, 'byCore', forms.core))
    weigh(value, 'distinctive', isWord ? ONLY_A_WORD : Math.min(mostOfCore(store, value, forms), most), 0.6)
  if (forms.words.length >= 3 && !forms.han)
    for (const value of numbersOf(store, 'bySorted', sortedKey(forms))) weigh(value, 'reordered', 0.88, 0.8)
  // Of two words only well-known names are known in both orders, and a person looks: two words meet by chance.
  if (forms.words.length === 2 && !forms.han)
    for (const value of numbersOf(store, 'byKey', forms.folded.toReversed().join('')))
      if ((spellingOf(store, value)?.wordCount ?? 0) > 1) weigh(value, 'reordered', 0.75, 0)
}
