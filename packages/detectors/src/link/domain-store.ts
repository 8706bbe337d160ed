/** Domains and the names that a host may carry, by what is asked of them; one of these may lie below any number of others. */
import { plainText, skeletonOf } from '../skeleton/skeleton.ts'
import { hostParts, parseWebUrl } from './host-parts.ts'
import { type Brand, foldLabel, ORDINARY, type Protected, SHORTEST_SIDE, sideKey } from './imitations.ts'
import { createNearLabels, type NearAsked, type NearLabels } from './near-labels.ts'

export type DomainEntry = {
  readonly id: string
  readonly domains: readonly string[]
  /** Names that a host may carry, e.g. `Example Bank` in `example-bank-login.test`. */
  readonly names: readonly string[]
  /**
   * Further domains of the same holder, which nobody is taken to imitate but by writing them beside words that lure
   * (`office365-login.test`): short ones, and words that many hosts carry.
   */
  readonly siblings?: readonly string[]
}

/** What is asked of domains, whether they come and go or not. */
export type KnownDomains = Protected & {
  /** False when no brand can be near what is asked for. */
  readonly mayHold: (asked: NearAsked) => boolean
  readonly size: () => number
}

export type DomainStore = {
  readonly known: KnownDomains
  readonly put: (entry: DomainEntry) => void
  /** False when there was none. */
  readonly remove: (id: string) => boolean
}

function cleanDomain(domain: string): string | null {
  const url = parseWebUrl(domain.replace(/^\*\./, '').trim())
  return url === null ? null : url.hostname.replace(/(?<!\.)\.+$/, '')
}

function brandsOf(entry: DomainEntry): readonly (readonly [string, Brand])[] {
  const brands: (readonly [string, Brand])[] = []
  for (const domain of entry.domains) {
    const clean = cleanDomain(domain)
    if (clean === null) continue
    const parts = hostParts(clean)
    const shown = parts.registrable
    const brand = {
      id: entry.id,
      shown,
      plain: parts.label,
      suffix: parts.suffix,
      hyphened: shown.replaceAll('.', '-'),
      isUnplaced: false,
    }
    brands.push([foldLabel(parts.label), brand])
  }
  const isUnplaced = entry.domains.length === 0
  for (const name of entry.names) {
    const key = skeletonOf(name)
    const plain = plainText(name).replace(/[^\p{L}\p{N}]/gu, '')
    if (key.length >= 5 && /^[a-z0-9]+$/.test(key) && !ORDINARY.has(plain))
      brands.push([key, { id: entry.id, shown: name, plain, suffix: '', hyphened: null, isUnplaced }])
  }
  return brands
}

/** Further domains that are words as well: `windows-update.test` may tell of windows. */
const WORDS_AS_WELL = new Set(
  'cloud force forms bloom concur teams threads windows messenger quark ondemand trailhead kayak android acrobat tableau priceline'.split(
    ' ',
  ),
)

function sidesOf({ id, domains, siblings = [] }: DomainEntry): readonly (readonly [string, Brand])[] {
  const own = new Set(domains.map((domain) => hostParts(cleanDomain(domain) ?? '').label))
  const sides = new Map<string, Brand>()
  for (const domain of siblings) {
    const clean = cleanDomain(domain)
    if (clean === null) continue
    const { registrable: shown, label: plain, suffix } = hostParts(clean)
    if (plain.length < SHORTEST_SIDE || own.has(plain) || ORDINARY.has(plain) || WORDS_AS_WELL.has(plain)) continue
    sides.set(sideKey(plain), { id, shown, plain, suffix, hyphened: null, isUnplaced: false })
  }
  return [...sides]
}

const domainsOf = ({ domains, siblings = [] }: DomainEntry): readonly string[] =>
  siblings.length === 0 ? domains : [...domains, ...siblings]

type Kept = {
  readonly entries: Map<string, DomainEntry>
  readonly domains: Map<string, string>
  readonly brands: Map<string, Brand[]>
  readonly near: NearLabels
}

function addBrand(store: Kept, key: string, brand: Brand): void {
  const kept = store.brands.get(key)
  if (kept === undefined) store.brands.set(key, [brand])
  else kept.push(brand)
  if (!ORDINARY.has(brand.plain)) store.near.add(key)
}

/** Nothing is near a further domain. */
function addSide(store: Kept, key: string, brand: Brand): void {
  store.brands.set(key, [...(store.brands.get(key) ?? NO_BRANDS), brand])
}

function dropBrand(store: Kept, key: string, id: string): void {
  const kept = (store.brands.get(key) ?? NO_BRANDS).filter((brand) => brand.id !== id)
  if (kept.length > 0) {
    store.brands.set(key, kept)
    return
  }
  store.brands.delete(key)
  store.near.remove(key)
}

const NO_BRANDS: readonly Brand[] = []
export function createDomainStore(): DomainStore {
  const store: Kept = { entries: new Map(), domains: new Map(), brands: new Map(), near: createNearLabels() }
  const remove = (id: string): boolean => {
    const entry = store.entries.get(id)
    if (entry === undefined) return false
    store.entries.delete(id)
    for (const domain of domainsOf(entry)) {
      const clean = cleanDomain(domain)
      if (clean !== null && store.domains.get(clean) === id) store.domains.delete(clean)
    }
    for (const [key] of brandsOf(entry)) dropBrand(store, key, id)
    for (const [key] of sidesOf(entry)) dropBrand(store, key, id)
    return true
  }
  const put = (entry: DomainEntry): void => {
    remove(entry.id)
    store.entries.set(entry.id, entry)
    for (const domain of domainsOf(entry)) {
      const clean = cleanDomain(domain)
      if (clean !== null) store.domains.set(clean, entry.id)
    }
    for (const [key, brand] of brandsOf(entry)) addBrand(store, key, brand)
    for (const [key, brand] of sidesOf(entry)) addSide(store, key, brand)
  }
  const known: KnownDomains = {
    brands: (key) => store.brands.get(key) ?? NO_BRANDS,
    domain: (domain) => store.domains.get(domain),
    near: store.near.near,
    mayHold: store.near.mayHold,
    size: () => store.entries.size,
  }
  return { known, put, remove }
}

/** Domains that are read once and never change. */
export function gatherDomains(entries: Iterable<DomainEntry>): KnownDomains {
  const store = createDomainStore()
  for (const entry of entries) store.put(entry)
  return store.known
}

/** Both as one: what `above` says of a domain goes before what `below` says. */
export function layDomains(above: KnownDomains, below: KnownDomains): KnownDomains {
  return {
    brands: (key) => {
      const [first, more] = [below.brands(key), above.brands(key)]
      if (more.length === 0) return first
      return first.length === 0 ? more : [...first, ...more]
    },
    domain: (domain) => above.domain(domain) ?? below.domain(domain),
    near: (key, found) => {
      below.near(key, found)
      above.near(key, found)
    },
    mayHold: (asked) => below.mayHold(asked) || above.mayHold(asked),
    size: () => below.size() + above.size(),
  }
}
