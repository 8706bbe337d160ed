/**
 * Names that never change, as one piece of bytes: made once where the product is built, and opened in no time by every start.
 * Keys are found by their hash, and the names that it leads to are compared as they are: no two keys are taken for one another.
 */
import type { NameEntry } from './name-entry.ts'
import { nameForms } from './name-forms.ts'
import { type KnownNames, spellingsOf } from './name-index.ts'
import {
  addSpelling,
  createNameStore,
  describeSpelling,
  NEAR_TIERS,
  type Spelling,
  visitKeys,
  type Way,
  WAYS,
} from './name-store.ts'
import { LINK, type NearKeys, openNearKeys } from './near-keys.ts'
import { packSections, type Sections, unpackSections } from '../pack-sections.ts'
import { fromEntryText } from './from-entry-text.ts'

/** Goes up by one when the sections change, or what they mean. */
const FORMAT = 4

const decoder = new TextDecoder()

/** 32 bits of a key. */
export function hashKey(key: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < key.length; at++) hash = Math.imul(hash ^ key.charCodeAt(at), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d)
  return hash ^ (hash >>> 13)
}

type Keyed = { readonly hash: number; readonly value: number }

/** Where the numbers of each bucket begin, and the hash and value of each, those of one bucket in the order in which they came. */
function freezeWay(keyed: readonly Keyed[]): readonly Int32Array[] {
  const buckets = 1 << Math.max(1, 32 - Math.clz32(keyed.length))
  const starts = new Int32Array(buckets + 1)
  const add = (numbers: Int32Array, at: number, more: number): number => (numbers[at] = (numbers[at] ?? 0) + more)
  for (const { hash } of keyed) add(starts, (hash & (buckets - 1)) + 1, 1)
  for (let bucket = 0; bucket < buckets; bucket++) add(starts, bucket + 1, starts[bucket] ?? 0)
  const next = starts.slice()
  const [hashes, values] = [new Int32Array(keyed.length), new Int32Array(keyed.length)]
  for (const { hash, value } of keyed) {
    const place = add(next, hash & (buckets - 1), 1) - 1
    hashes[place] = hash
    values[place] = value
  }
  return [starts, hashes, values]
}

/** Texts one after the other, and where each begins. */
function joinTexts(texts: readonly Uint8Array[]): readonly [bytes: Uint8Array, starts: Int32Array] {
  const starts = new Int32Array(texts.length + 1)
  texts.forEach((text, at) => (starts[at + 1] = (starts[at] ?? 0) + text.length))
  const bytes = new Uint8Array(starts.at(-1) ?? 0)
  texts.forEach((text, at) => bytes.set(text, starts[at]))
  return [bytes, starts]
}

/** The bytes of which `thawNames` makes what `gatherNames` makes of the same entries. */
export function freezeNames(entries: readonly NameEntry[]): Uint8Array {
  const store = createNameStore(null)
  const keyed: Record<Way, Keyed[]> = { byKey: [], byCore: [], bySorted: [], bySound: [], byCut: [] }
  const [entryOf, orderOf]: [number[], number[]] = [[], []]
  entries.forEach((entry, number) => {
    Array.from(spellingsOf(entry)).forEach((spelled, order) => {
      const value = addSpelling(store, entry, spelled)
      const spelling = value === null ? undefined : store.spellings[value]
      if (value === null || !spelling) return
      entryOf.push(number)
      orderOf.push(order)
      visitKeys(nameForms(spelled), spelling, {
        way: (way, key) => keyed[way].push({ hash: hashKey(key), value }),
        near: () => undefined,
      })
    })
  })
  const encoder = new TextEncoder()
  const stated = entries.flatMap(({ tier }, number) => (tier === 1 ? [number] : []))
  const tiers = NEAR_TIERS.flatMap((tier) => {
    const { heads, links, used, values, letters, count, keyOf } = store[tier].table
    const keys = Array.from({ length: count() }, (_, owner) => encoder.encode(keyOf(owner)))
    return [heads, links.slice(0, used * LINK), values.slice(0, count()), letters.slice(0, count()), ...joinTexts(keys)]
  })
  return packSections(FORMAT, [
    ...joinTexts(entries.map((entry) => encoder.encode(JSON.stringify(entry)))),
    Int32Array.from(stated),
    Int32Array.from(entryOf),
    Int32Array.from(orderOf),
    ...WAYS.flatMap((way) => freezeWay(keyed[way])),
    ...tiers,
  ])
}

type Keys = { readonly way: Way; readonly key: string }
/** A spelling, and by what it is found. */
type Known = { readonly spelling: Spelling; readonly keys: readonly Keys[] }

/** Spellings that were asked for lately are kept: the same few names are met again and again. */
const MOST_KEPT = 4_096

/** The names that `freezeNames` wrote; null where these are not such bytes, or of another version. */
export function thawNames(bytes: Uint8Array): KnownNames | null {
  const sections = unpackSections(FORMAT, bytes)
  if (sections === null) return null
  const { text: entryText, starts: entryStarts } = readTexts(sections)
  const entry = (number: number): NameEntry => fromEntryText(entryText(number))
  const stated = Array.from(sections.numbers(), entry)
  const [entryOf, orderOf] = [sections.numbers(), sections.numbers()]
  const kept = new Map<number, Known>()
  const known = (value: number): Known => {
    const before = kept.get(value)
    if (before !== undefined) return before
    const found = describe(entry(entryOf[value] ?? 0), orderOf[value] ?? 0)
    if (kept.size >= MOST_KEPT) kept.clear()
    kept.set(value, found)
    return found
  }
  const ways = new Map(WAYS.map((way) => [way, thawWay(sections)]))
  const tiers = new Map(NEAR_TIERS.map((tier) => [tier, thawNear(sections)]))
  return {
    count: entryStarts.length - 1,
    stated,
    below: {
      size: entryOf.length,
      spelling: (value) => (value < entryOf.length ? known(value).spelling : null),
      near: (tier, key) => tiers.get(tier)?.near(key) ?? [],
      knowsSounds: (ways.get('bySound')?.size ?? 0) > 0,
      numbers: (way, key) =>
        (ways.get(way)?.valuesOf(hashKey(key)) ?? NONE).filter((value) =>
          known(value).keys.some((one) => one.way === way && one.key === key),
        ),
    },
  }
}

const NONE: readonly number[] = []

/** The values of each hash, those of other keys with the same hash among them. */
function thawWay(sections: Sections) {
  const [starts, hashes, values] = [sections.numbers(), sections.numbers(), sections.numbers()]
  const valuesOf = (hash: number): readonly number[] => {
    const bucket = hash & (starts.length - 2)
    const [from, to] = [starts[bucket] ?? 0, starts[bucket + 1] ?? 0]
    let found: number[] | null = null
    for (let at = from; at < to; at++) if (hashes[at] === hash) (found ??= []).push(values[at] ?? 0)
    return found ?? NONE
  }
  return { size: values.length, valuesOf }
}

function describe(entry: NameEntry, order: number): Known {
  const spelled = Array.from(spellingsOf(entry))[order] ?? entry.name
  const forms = nameForms(spelled)
  const spelling = describeSpelling(entry, spelled, forms)
  const keys: Keys[] = []
  visitKeys(forms, spelling, { way: (way, key) => keys.push({ way, key }), near: () => undefined })
  return { spelling, keys }
}

function readTexts(sections: Sections) {
  const [bytes, starts] = [sections.bytes(), sections.numbers()]
  return { starts, text: (at: number): string => decoder.decode(bytes.subarray(starts[at], starts[at + 1])) }
}

function thawNear(sections: Sections): Pick<NearKeys, 'near'> {
  const [heads, links, values, letters] = [
    sections.numbers(),
    sections.numbers(),
    sections.numbers(),
    sections.numbers(),
  ]
  const { text } = readTexts(sections)
  return openNearKeys({
    heads,
    links,
    used: links.length / LINK,
    values,
    letters,
    count: () => values.length,
    keyOf: text,
  })
}
