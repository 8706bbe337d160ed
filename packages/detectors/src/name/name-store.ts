/** Every spelling of the names in an index, by all that a reader may take for it. */
import type { NameEntry } from './name-entry.ts'
import { type NameForms, nameForms, soundsOf } from './name-forms.ts'
import { createNearKeys, type Near, type NearKeys } from './near-keys.ts'
import { ORDINARY } from './ordinary-words.ts'
import { slipsOf } from './slips-of-hand.ts'

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

/**
 * What leads to a spelling when it is met as it is. `byCut`: well-known names that are words, with a slip of the hand; Chinese ones with
 * one sign of their trade left open. */
export const WAYS = ['byKey', 'byCore', 'bySorted', 'bySound', 'byCut'] as const
export type Way = (typeof WAYS)[number]

/** What leads to it when it is met with slips: well-known names, and the long tail. */
export const NEAR_TIERS = ['near', 'nearTail'] as const
export type NearTier = (typeof NEAR_TIERS)[number]

/** Names that never change, to lie below those of any number of stores. Their numbers begin at 0. */
export type NamesBelow = {
  /** How many spellings there are. */
  readonly size: number
  readonly spelling: (value: number) => Spelling | null
  readonly numbers: (way: Way, key: string) => readonly number[]
  readonly near: (tier: NearTier, key: string) => readonly Near[]
  readonly knowsSounds: boolean
}

export type NameStore = Readonly<Record<Way, Numbers>> &
  Readonly<Record<NearTier, NearKeys>> & {
    /** Numbers go on where those below end. */
    readonly base: NamesBelow | null
    readonly first: number
    readonly spellings: (Spelling | null)[]
  }

export function createNameStore(base: NamesBelow | null): NameStore {
  return {
    base,
    first: base?.size ?? 0,
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

/** A store to which nothing is added any longer, as names below others. */
export function asBelow(store: NameStore): NamesBelow {
  return {
    size: store.first + store.spellings.length,
    spelling: (value) => spellingOf(store, value),
    numbers: (way, key) => numbersOf(store, way, key),
    near: (tier, key) => nearOf(store, tier, key),
    knowsSounds: knowsSounds(store),
  }
}

/** The spelling of a number; null when it was taken out. */
export function spellingOf({ base, first, spellings }: NameStore, value: number): Spelling | null {
  return (value < first ? base?.spelling(value) : spellings[value - first]) ?? null
}

const NO_NUMBERS: readonly number[] = []

function numbersIn(map: Numbers, key: string): readonly number[] {
  const held = map.get(key)
  return held === undefined ? NO_NUMBERS : typeof held === 'number' ? [held] : held
}

/** Numbers of the spellings that a key leads to, those of the names below first. */
export function numbersOf(store: NameStore, way: Way, key: string): readonly number[] {
  const below = store.base?.numbers(way, key) ?? NO_NUMBERS
  const own = numbersIn(store[way], key)
  return below.length === 0 ? own : own.length === 0 ? below : [...below, ...own]
}

/** Near keys, the latest added first as within one table. */
export function nearOf(store: NameStore, tier: NearTier, key: string): readonly Near[] {
  const own = store[tier].near(key)
  return store.base === null ? own : [...own, ...store.base.near(tier, key)]
}

export const knowsSounds = ({ base, bySound }: NameStore): boolean => bySound.size > 0 || (base?.knowsSounds ?? false)

/** What stays of a name when its words come in any order. */
export function sortedKey(forms: NameForms): string {
  return forms.telling.toSorted().join(' ')
}

/** Trades of money, where a sign that was changed is meant to be overlooked. */
const TRADE = /^(.{2,})(?:银行|支付|证券|保险|信托|基金)$/u
const ANY_SIGN = '＊'

/** A Chinese name of at least four signs with either of the last two left open, which stand for its trade. */
export const brokenTrades = (name: string): readonly string[] =>
  name.length < 4 ? [] : [name.slice(0, -1) + ANY_SIGN, name.slice(0, -2) + ANY_SIGN + name.slice(-1)]

/** Something to do with each way and each tier of near keys that lead to a spelling. */
export type Visit = {
  readonly way: (way: Way, key: string) => void
  readonly near: (tier: NearTier, key: string) => void
}

export function visitKeys(forms: NameForms, { entry, ordinary, wordCount }: Spelling, visit: Visit): void {
  const tier1 = entry.tier === 1
  visit.way('byKey', forms.key)
  if (forms.core !== forms.key && forms.core.length >= 2) visit.way('byCore', forms.core)
  if (!forms.han && wordCount >= 3) visit.way('bySorted', sortedKey(forms))
  if (forms.han) {
    if (!tier1) return
    const names = new Set([forms.core, forms.key])
    for (const sound of new Set([...names].flatMap(soundsOf))) visit.way('bySound', sound)
    for (const name of names) if (TRADE.test(name)) for (const broken of brokenTrades(name)) visit.way('byCut', broken)
    return
  }
  const near = tier1 ? 'near' : 'nearTail'
  if (!ordinary && (tier1 || forms.key.length >= 10)) visit.near(near, forms.key)
  if (!ordinary && tier1 && forms.core !== forms.key) visit.near(near, forms.core)
  // Names of four letters are too short to be looked for among near ones.
  if (tier1 && (ordinary || forms.plainCore.length === 4))
    for (const slip of slipsOf(forms.plainCore)) visit.way('byCut', slip)
}

/** What is known of one spelling of an entry by its forms. */
export function describeSpelling(entry: NameEntry, spelled: string, forms: NameForms): Spelling {
  const { han, core } = forms
  const ordinary = ORDINARY.has(han ? core : forms.plainCore) || core.length < (han ? 2 : 4)
  const text = han && entry.tier === 1 ? core : ''
  return { written: spelled, entry, ordinary, wordCount: forms.telling.length, han, text }
}

/** Adds one spelling of an entry; returns its number, or null for one without letters. */
export function addSpelling(store: NameStore, entry: NameEntry, spelled: string): number | null {
  const forms = nameForms(spelled)
  if (forms.key === '') return null
  const spelling = describeSpelling(entry, spelled, forms)
  const value = store.first + store.spellings.push(spelling) - 1
  visitKeys(forms, spelling, {
    way: (way, key) => {
      const map = store[way]
      const held = map.get(key)
      if (held === undefined) map.set(key, value)
      else if (typeof held === 'number') map.set(key, [held, value])
      else held.push(value)
    },
    near: (tier, key) => store[tier].add(key, value),
  })
  return value
}

/** Takes a spelling out by its number. Those of the names below stay. */
export function dropSpelling(store: NameStore, value: number): void {
  const spelling = store.spellings[value - store.first] ?? null
  if (spelling === null) return
  visitKeys(nameForms(spelling.written), spelling, {
    way: (way, key) => {
      const rest = numbersIn(store[way], key).filter((number) => number !== value)
      if (rest.length === 0) store[way].delete(key)
      else store[way].set(key, rest)
    },
    near: (tier, key) => store[tier].remove(key, value),
  })
  store.spellings[value - store.first] = null
}
