/** Every spelling of the names in an index, by all that a reader may take for it. */
import { isGeneric } from './legal-forms.ts'
import type { NameEntry } from './name-entry.ts'
import { type NameForms, nameForms, soundsOf } from './name-forms.ts'
import { createNearKeys, type NearKeys } from './near-keys.ts'
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

export type NameStore = {
  readonly ids: Map<string, number[]>
  readonly spellings: (Spelling | null)[]
  readonly byKey: Map<string, number[]>
  readonly byCore: Map<string, number[]>
  readonly bySorted: Map<string, number[]>
  readonly bySound: Map<string, number[]>
  /** Well-known names that are words, with one inner letter left out. */
  readonly byCut: Map<string, number[]>
  readonly near: NearKeys
  readonly nearTail: NearKeys
  readonly keysOf: (readonly [Map<string, number[]> | NearKeys, string])[][]
}

export function createNameStore(): NameStore {
  return {
    ids: new Map(),
    spellings: [],
    byKey: new Map(),
    byCore: new Map(),
    bySorted: new Map(),
    bySound: new Map(),
    byCut: new Map(),
    near: createNearKeys(),
    nearTail: createNearKeys(),
    keysOf: [],
  }
}

/** What stays of a name when its words come in any order. */
export function sortedKey(forms: NameForms): string {
  return forms.folded
    .filter((_, index) => !isGeneric(forms.words[index] ?? ''))
    .toSorted()
    .join(' ')
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

/** Adds one spelling of an entry; returns its number, or null for one without letters. */
export function addSpelling(store: NameStore, entry: NameEntry, spelled: string): number | null {
  const forms = nameForms(spelled)
  if (forms.key === '') return null
  const plainCore = forms.words.filter((word) => !isGeneric(word)).join('')
  const wordCount = forms.words.filter((word) => !isGeneric(word)).length
  const ordinary = ORDINARY.has(forms.han ? forms.core : plainCore) || forms.core.length < (forms.han ? 2 : 4)
  const value =
    store.spellings.push({
      written: spelled,
      entry,
      ordinary,
      wordCount,
      han: forms.han,
      text: forms.han && entry.tier === 1 ? forms.core : '',
    }) - 1
  const kept: (readonly [Map<string, number[]> | NearKeys, string])[] = []
  const put = (map: Map<string, number[]>, key: string) => {
    const list = map.get(key)
    if (list === undefined) map.set(key, [value])
    else list.push(value)
    kept.push([map, key])
  }
  put(store.byKey, forms.key)
  if (forms.core !== forms.key && forms.core.length >= 2) put(store.byCore, forms.core)
  if (!forms.han && wordCount >= 3) put(store.bySorted, sortedKey(forms))
  if (forms.han) {
    if (entry.tier === 1)
      for (const sound of new Set([forms.core, forms.key].flatMap(soundsOf))) put(store.bySound, sound)
  } else {
    const near = entry.tier === 1 ? store.near : store.nearTail
    if (!ordinary && (entry.tier === 1 || forms.key.length >= 10)) {
      near.add(forms.key, value)
      kept.push([near, forms.key])
    }
    if (!ordinary && entry.tier === 1 && forms.core !== forms.key) {
      near.add(forms.core, value)
      kept.push([near, forms.core])
    }
    if (ordinary && entry.tier === 1) for (const cut of cutsOf(forms.core)) put(store.byCut, cut)
  }
  store.keysOf[value] = kept
  return value
}

/** Takes a spelling out by its number. */
export function dropSpelling(store: NameStore, value: number): void {
  for (const [place, key] of store.keysOf[value] ?? [])
    if (place instanceof Map) {
      const rest = (place.get(key) ?? []).filter((item) => item !== value)
      if (rest.length === 0) place.delete(key)
      else place.set(key, rest)
    } else place.remove(key, value)
  store.spellings[value] = null
  store.keysOf[value] = []
}
