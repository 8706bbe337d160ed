/** Every spelling of the names in an index, by all that a reader may take for it. */
import type { NameEntry } from './name-entry.ts'
import { type NameForms, nameForms, soundsOf } from './name-forms.ts'
import { createNearKeys, type Near, type NearKeys } from './near-keys.ts'
import { ORDINARY } from './ordinary-words.ts'

/** One spelling of one entry. */
export type Spelling = {
  /** The distinctive part, for comparison by sound; empty for the long tail. */
  readonly text: string
  /** As the list writes it. */
  readonly written: string
  readonly entry: NameEntry
  readonly ordinary: boolean
  readonly wordCount: number
  readonly han: boolean
}

/** Numbers of spellings; most keys have one. */
type Numbers = Map<string, number | number[]>

type Maps = {
  readonly byKey: Numbers
  readonly byCore: Numbers
  readonly bySorted: Numbers
  readonly bySound: Numbers
  /** Well-known names that are words, with one inner letter left out. */
  readonly byCut: Numbers
}

export type NameStore = Maps & {
  /** Names below these, which never change: numbers go on where theirs end. */
  readonly base: NameStore | null
  readonly first: number
  readonly spellings: (Spelling | null)[]
  readonly near: NearKeys
  readonly nearTail: NearKeys
}

export function createNameStore(base: NameStore | null): NameStore {
  return {
    base,
    first: base?.spellings.length ?? 0,
    spellings: [],
    byKey: new Map(),
    byCore: new Map(),
    bySorted: new Map(),
    bySound: new Map(),
    byCut: new Map(),
    near: createNearKeys(),
    nearTail: createNearKeys(),
  }
}

/** The spelling of a number; null when it was taken out. */
export function spellingOf({ base, first, spellings }: NameStore, value: number): Spelling | null {
  return (value < first ? base?.spellings[value] : spellings[value - first]) ?? null
}

const NO_NUMBERS: readonly number[] = []

function numbersIn(map: Numbers | undefined, key: string): readonly number[] {
  const held = map?.get(key)
  return held === undefined ? NO_NUMBERS : typeof held === 'number' ? [held] : held
}

/** Numbers of the spellings that a key leads to, those of the names below first. */
export function numbersOf(store: NameStore, way: keyof Maps, key: string): readonly number[] {
  const below = numbersIn(store.base?.[way], key)
  const own = numbersIn(store[way], key)
  return below.length === 0 ? own : own.length === 0 ? below : [...below, ...own]
}

/** Near keys, the latest added first as within one table. */
export function nearOf(store: NameStore, tier: 'near' | 'nearTail', key: string): readonly Near[] {
  const own = store[tier].near(key)
  return store.base === null ? own : [...own, ...store.base[tier].near(key)]
}

export const knowsSounds = ({ base, bySound }: NameStore): boolean =>
  bySound.size > 0 || (base !== null && base.bySound.size > 0)

/** What stays of a name when its words come in any order. */
export function sortedKey(forms: NameForms): string {
  return forms.telling.toSorted().join(' ')
}

const LEAST_CUT = 6

/**
 * A word with one inner letter left out (`Amazn`). A name that is a word as well has many honest neighbours, but few of them are
 * the same word cut short.
 */
function cutsOf(word: string): ReadonlySet<string> {
  if (word.length < LEAST_CUT) return new Set()
  return new Set(Array.from({ length: word.length - 2 }, (_, at) => word.slice(0, at + 1) + word.slice(at + 2)))
}

/** Something to do with each map and each table of near keys that a spelling stands in. */
type Visit = {
  readonly map: (map: Numbers, key: string) => void
  readonly near: (keys: NearKeys, key: string) => void
}

function visitKeys(store: NameStore, forms: NameForms, { entry, ordinary, wordCount }: Spelling, visit: Visit): void {
  const tier1 = entry.tier === 1
  visit.map(store.byKey, forms.key)
  if (forms.core !== forms.key && forms.core.length >= 2) visit.map(store.byCore, forms.core)
  if (!forms.han && wordCount >= 3) visit.map(store.bySorted, sortedKey(forms))
  if (forms.han) {
    if (tier1) for (const sound of new Set([forms.core, forms.key].flatMap(soundsOf))) visit.map(store.bySound, sound)
    return
  }
  const near = tier1 ? store.near : store.nearTail
  if (!ordinary && (tier1 || forms.key.length >= 10)) visit.near(near, forms.key)
  if (!ordinary && tier1 && forms.core !== forms.key) visit.near(near, forms.core)
  if (ordinary && tier1) for (const cut of cutsOf(forms.core)) visit.map(store.byCut, cut)
}

/** Adds one spelling of an entry; returns its number, or null for one without letters. */
export function addSpelling(store: NameStore, entry: NameEntry, spelled: string): number | null {
  const forms = nameForms(spelled)
  if (forms.key === '') return null
  const { han, core } = forms
  const ordinary = ORDINARY.has(han ? core : forms.plainCore) || core.length < (han ? 2 : 4)
  const text = han && entry.tier === 1 ? core : ''
  const spelling = { written: spelled, entry, ordinary, wordCount: forms.telling.length, han, text }
  const value = store.first + store.spellings.push(spelling) - 1
  visitKeys(store, forms, spelling, {
    map: (map, key) => {
      const held = map.get(key)
      if (held === undefined) map.set(key, value)
      else if (typeof held === 'number') map.set(key, [held, value])
      else held.push(value)
    },
    near: (keys, key) => keys.add(key, value),
  })
  return value
}

/** Takes a spelling out by its number. Those of the names below stay. */
export function dropSpelling(store: NameStore, value: number): void {
  const spelling = store.spellings[value - store.first] ?? null
  if (spelling === null) return
  visitKeys(store, nameForms(spelling.written), spelling, {
    map: (map, key) => {
      const rest = numbersIn(map, key).filter((number) => number !== value)
      if (rest.length === 0) map.delete(key)
      else map.set(key, rest)
    },
    near: (keys, key) => keys.remove(key, value),
  })
  store.spellings[value - store.first] = null
}
