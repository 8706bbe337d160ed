/** Domains and names that a host may imitate, and the question whether it does. Entries come and go while it runs. */
import { plainText, skeletonOf } from '../skeleton/skeleton.ts'
import { hostParts, parseWebUrl } from './host-parts.ts'
import { type Brand, foldLabel, type Imitation, imitationOf, ORDINARY, type Protected } from './imitations.ts'
import { createNearLabels, type NearLabels } from './near-labels.ts'
import { MANY, questionsOf } from './questions.ts'
import { remember } from './remembered.ts'

export type DomainEntry = {
  readonly id: string
  readonly domains: readonly string[]
  /** Names that a host may carry, e.g. `Example Bank` in `example-bank-login.test`. */
  readonly names: readonly string[]
  /** Further domains of the same holder, which nobody is taken to imitate: short ones, and words that many hosts carry. */
  readonly siblings?: readonly string[]
}

export type DomainIndex = {
  readonly put: (entry: DomainEntry) => void
  readonly remove: (id: string) => void
  /** True when the host is one of the domains or lies under one. */
  readonly owns: (host: string) => boolean
  /** Whose domain the host is or lies under; null: nobody's here. */
  readonly ownerOf: (host: string) => string | null
  /** The strongest imitation, or null: the host is genuine or like none of them. */
  readonly imitation: (host: string) => Imitation | null
  readonly size: () => number
}

function cleanDomain(domain: string): string | null {
  const url = parseWebUrl(domain.replace(/^\*\./, '').trim())
  return url === null ? null : url.hostname.replace(/\.+$/, '')
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

const domainsOf = ({ domains, siblings = [] }: DomainEntry): readonly string[] =>
  siblings.length === 0 ? domains : [...domains, ...siblings]

type Store = {
  readonly entries: Map<string, DomainEntry>
  readonly domains: Map<string, string>
  readonly brands: Map<string, Brand[]>
  readonly near: NearLabels
}

function addBrand(store: Store, key: string, brand: Brand): void {
  const kept = store.brands.get(key)
  if (kept === undefined) store.brands.set(key, [brand])
  else kept.push(brand)
  if (!ORDINARY.has(brand.plain)) store.near.add(key)
}

function dropBrand(store: Store, key: string, id: string): void {
  const kept = (store.brands.get(key) ?? NO_BRANDS).filter((brand) => brand.id !== id)
  if (kept.length > 0) {
    store.brands.set(key, kept)
    return
  }
  store.brands.delete(key)
  store.near.remove(key)
}

const NO_BRANDS: readonly Brand[] = []
const MOST_ASKED = 16_384
/** Indexes of more entries than these, as those of an organization never are, are asked at once and their answers are kept. */
const FEW = 8

export function createDomainIndex(entries: readonly DomainEntry[] = []): DomainIndex {
  const store: Store = { entries: new Map(), domains: new Map(), brands: new Map(), near: createNearLabels() }
  const asked: Protected = {
    brands: (key) => store.brands.get(key) ?? NO_BRANDS,
    domain: (domain) => store.domains.get(domain),
    near: store.near.near,
  }
  const ownerOf = (host: string): string | null => {
    for (const domain of hostParts(host).within) {
      const owner = store.domains.get(domain)
      if (owner !== undefined) return owner
    }
    return null
  }
  const owns = (host: string) => ownerOf(host) !== null
  const answer = (host: string): Imitation | null =>
    hostParts(host).isAddress || owns(host) ? null : imitationOf(asked, hostParts(host))
  const remove = (id: string) => {
    const entry = store.entries.get(id)
    if (entry === undefined) return
    answers.clear()
    store.entries.delete(id)
    for (const domain of domainsOf(entry)) {
      const clean = cleanDomain(domain)
      if (clean !== null && store.domains.get(clean) === id) store.domains.delete(clean)
    }
    for (const [key] of brandsOf(entry)) dropBrand(store, key, id)
  }
  const put = (entry: DomainEntry) => {
    remove(entry.id)
    answers.clear()
    store.entries.set(entry.id, entry)
    for (const domain of domainsOf(entry)) {
      const clean = cleanDomain(domain)
      if (clean !== null) store.domains.set(clean, entry.id)
    }
    for (const [key, brand] of brandsOf(entry)) addBrand(store, key, brand)
  }
  /** False where a host asks for nothing that is protected here: then it imitates none of it. */
  const isAskedFor = (host: string): boolean => {
    const questions = questionsOf(host)
    return (
      questions === MANY ||
      questions.brands.some((key) => store.brands.has(key)) ||
      questions.domains.some((domain) => store.domains.has(domain)) ||
      store.near.mayHold(questions.near)
    )
  }
  const askFirst = (host: string): Imitation | null => (isAskedFor(host) ? answer(host) : null)
  /** Answers since the last change. */
  const answers = remember(MOST_ASKED, askFirst)
  const imitation = (host: string) => {
    if (store.entries.size > FEW) return answers.of(host)
    return store.entries.size > 0 ? askFirst(host) : null
  }
  for (const entry of entries) put(entry)
  return { put, remove, owns, ownerOf, imitation, size: () => store.entries.size }
}
