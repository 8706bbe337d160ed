/** Domains and names that a host may imitate, and the question whether it does. Entries come and go while it runs. */
import { plainText, skeletonOf, visualFold, withoutLeet } from '../skeleton/skeleton.ts'
import { type HostParts, hostParts, parseWebUrl } from './host-parts.ts'
import { createNearLabels, type NearLabels } from './near-labels.ts'
import { shownHost } from './punycode.ts'

export type DomainEntry = {
  readonly id: string
  readonly domains: readonly string[]
  /** Names that a host may carry, e.g. `Example Bank` in `example-bank-login.test`. */
  readonly names: readonly string[]
}

/** Whom a host imitates, and how surely (0..1). */
export type Imitation = { readonly score: number; readonly imitated: string; readonly id: string }

export type DomainIndex = {
  readonly put: (entry: DomainEntry) => void
  readonly remove: (id: string) => void
  /** True when the host is one of the domains or lies under one. */
  readonly owns: (host: string) => boolean
  /** The strongest imitation, or null: the host is genuine or like none of them. */
  readonly imitation: (host: string) => Imitation | null
  readonly size: () => number
}

/** Words that stand beside a brand in hosts that ask for a password or money. */
const LURES = new Set(
  (
    'login logon signin sign secure security verify verification account accounts support update updates pay payment payments ' +
    'official help helpdesk service services auth sso mail webmail hr payroll admin portal wallet bonus reward gift invoice ' +
    'billing confirm unlock recover password id online app apps download refund alert notice team staff it web my access'
  ).split(' '),
)
/** Labels that many honest hosts carry: alone they imitate nobody. */
const ORDINARY = new Set(
  'bank shop mail news cloud office work chat app data home school city group store pay team example test service online global world tech info media docs drive meet'.split(
    ' ',
  ),
)

type Brand = {
  readonly id: string
  readonly shown: string
  readonly plain: string
  readonly suffix: string
  readonly hyphened: string | null
}

function foldLabel(label: string): string {
  if (/^[a-z]*$/.test(label)) return visualFold(label)
  return visualFold(withoutLeet(plainText(label).replace(/[^\p{L}\p{N}]/gu, '')))
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
    }
    brands.push([foldLabel(parts.label), brand])
  }
  for (const name of entry.names) {
    const key = skeletonOf(name)
    const plain = plainText(name).replace(/[^\p{L}\p{N}]/gu, '')
    if (key.length >= 5 && /^[a-z0-9]+$/.test(key) && !ORDINARY.has(plain))
      brands.push([key, { id: entry.id, shown: name, plain, suffix: '', hyphened: null }])
  }
  return brands
}

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

/** The registrable label against the brands: the same letters in disguise, the same word elsewhere, or one slip away. */
function likeLabel(store: Store, host: HostParts, shownLabel: string): Imitation | null {
  const key = foldLabel(shownLabel)
  let best: Imitation | null = null
  const keep = (score: number, brand: Brand) => {
    if (score > (best?.score ?? 0)) best = { score, imitated: brand.shown, id: brand.id }
  }
  for (const brand of store.brands.get(key) ?? NO_BRANDS) {
    if (shownLabel !== brand.plain) keep(key.length >= 4 ? 0.97 : brand.suffix === host.suffix ? 0.9 : 0.5, brand)
    else if (brand.plain.length >= 6 && !ORDINARY.has(brand.plain)) keep(0.6, brand)
  }
  if (ORDINARY.has(shownLabel)) return best
  store.near.near(key, (near, distance) => {
    for (const brand of store.brands.get(near) ?? NO_BRANDS)
      keep(
        (distance === 1 ? 0.82 : 0.72) + (near.length >= 8 ? 0.06 : 0) + (brand.suffix === host.suffix ? 0.06 : 0),
        brand,
      )
  })
  return best
}

/** A brand beside other words: `example-bank-login.test`, `paypalverify.test`. */
function besideLure(store: Store, label: string): Imitation | null {
  const words = /[-_]/.test(label) ? label.split(/[-_]+/).filter((word) => word !== '') : [label]
  let best: Imitation | null = null
  const keep = (score: number, brand: Brand) => {
    if (score > (best?.score ?? 0)) best = { score, imitated: brand.shown, id: brand.id }
  }
  for (let from = 0; from < words.length; from++)
    for (let to = from + 1; to <= Math.min(words.length, from + 6); to++) {
      if (to - from === words.length && words.length === 1) continue
      const rest = [...words.slice(0, from), ...words.slice(to)]
      const lured = rest.some((word) => LURES.has(word))
      for (const brand of store.brands.get(foldLabel(words.slice(from, to).join(''))) ?? NO_BRANDS) {
        if (ORDINARY.has(brand.plain) || brand.plain.length < 4) continue
        keep(lured ? 0.92 : rest.length === 0 ? 0.85 : brand.plain.length >= 6 ? 0.72 : 0.5, brand)
      }
    }
  if (words.length > 1) return best
  for (let at = 4; mayEndWithLure(label) && at <= label.length - 2; at++) {
    if (!LURES.has(label.slice(at))) continue
    for (const brand of store.brands.get(foldLabel(label.slice(0, at))) ?? NO_BRANDS)
      if (!ORDINARY.has(brand.plain)) keep(0.9, brand)
  }
  for (let at = 2; mayBeginWithLure(label) && at <= label.length - 4; at++) {
    if (!LURES.has(label.slice(0, at))) continue
    for (const brand of store.brands.get(foldLabel(label.slice(at))) ?? NO_BRANDS)
      if (!ORDINARY.has(brand.plain)) keep(0.9, brand)
  }
  return best
}

const pairOf = (text: string, at: number): number => (text.charCodeAt(at) << 16) | text.charCodeAt(at + 1)
/** The first and the last two letters of every lure: most labels share neither. */
const LURE_BEGINNINGS = new Set(Array.from(LURES, (lure) => pairOf(lure, 0)))
const LURE_ENDINGS = new Set(Array.from(LURES, (lure) => pairOf(lure, lure.length - 2)))
const mayBeginWithLure = (label: string): boolean => LURE_BEGINNINGS.has(pairOf(label, 0))
const mayEndWithLure = (label: string): boolean => LURE_ENDINGS.has(pairOf(label, label.length - 2))

/** A whole protected domain inside the host: `bank.example.evil.test`, `bank-example.test`, `bankexample.test`. */
function carriesDomain(store: Store, host: string): Imitation | null {
  if (!host.includes('-') && host.indexOf('.') === host.lastIndexOf('.')) return null
  const labels = host.split('.')
  for (let from = 0; from < labels.length; from++)
    for (let to = from + 2; to < labels.length; to++) {
      const inner = labels.slice(from, to).join('.')
      const id = store.domains.get(inner)
      if (id !== undefined) return { score: 0.97, imitated: inner, id }
    }
  for (const label of labels) {
    const words = label.split('-')
    for (let from = 0; from < words.length; from++)
      for (let to = from + 2; to <= words.length; to++) {
        const inner = words.slice(from, to).join('.')
        const id = store.domains.get(inner)
        if (id !== undefined) return { score: 0.95, imitated: inner, id }
      }
  }
  return null
}

/** A sub-domain that is a brand, on a domain that is not the brand's, with a lure somewhere. */
function luringSubdomain(store: Store, host: HostParts): Imitation | null {
  const under = host.host.slice(0, -host.registrable.length - 1)
  if (under === '') return null
  const words = host.host.split(/[.-]/)
  const lured = words.some((word) => LURES.has(word) && word !== 'www' && word !== 'app')
  for (const label of under.split('.')) {
    const inner = besideLure(store, label)
    if (inner !== null && inner.score > 0.8) return { ...inner, score: inner.score - 0.1 }
    for (const brand of store.brands.get(foldLabel(label)) ?? NO_BRANDS)
      if (!ORDINARY.has(brand.plain) && brand.plain.length >= 4)
        return { score: label !== brand.plain ? 0.85 : lured ? 0.75 : 0.4, imitated: brand.shown, id: brand.id }
  }
  return null
}

function strongest(...found: readonly (Imitation | null)[]): Imitation | null {
  let best: Imitation | null = null
  for (const item of found) if (item !== null && item.score > (best?.score ?? 0)) best = item
  return best
}

const MOST_ASKED = 8_192

export function createDomainIndex(entries: readonly DomainEntry[] = []): DomainIndex {
  const store: Store = { entries: new Map(), domains: new Map(), brands: new Map(), near: createNearLabels() }
  /** Answers since the last change: an index of many entries is asked about more hosts than one organization's. */
  const asked = new Map<string, Imitation | null>()
  const remove = (id: string) => {
    const entry = store.entries.get(id)
    if (entry === undefined) return
    asked.clear()
    store.entries.delete(id)
    for (const domain of entry.domains) {
      const clean = cleanDomain(domain)
      if (clean !== null && store.domains.get(clean) === id) store.domains.delete(clean)
    }
    for (const [key] of brandsOf(entry)) dropBrand(store, key, id)
  }
  const put = (entry: DomainEntry) => {
    remove(entry.id)
    asked.clear()
    store.entries.set(entry.id, entry)
    for (const domain of entry.domains) {
      const clean = cleanDomain(domain)
      if (clean !== null) store.domains.set(clean, entry.id)
    }
    for (const [key, brand] of brandsOf(entry)) addBrand(store, key, brand)
  }
  const owns = (host: string) => {
    for (let at = host; ; at = at.slice(at.indexOf('.') + 1)) {
      if (store.domains.has(at)) return true
      if (!at.includes('.')) return false
    }
  }
  const imitation = (raw: string) => {
    const before = asked.get(raw)
    if (before !== undefined) return before
    const found = imitationOf(raw)
    if (asked.size >= Math.min(MOST_ASKED, 64 + store.entries.size)) asked.clear()
    asked.set(raw, found)
    return found
  }
  const imitationOf = (raw: string) => {
    const parts = hostParts(raw)
    if (store.entries.size === 0 || parts.isAddress || owns(parts.host)) return null
    const shown = shownHost(parts.host)
    const label = shownHost(parts.label)
    return strongest(
      carriesDomain(store, parts.host),
      likeLabel(store, parts, label),
      besideLure(store, plainText(label)),
      luringSubdomain(store, shown === parts.host ? parts : { ...parts, host: shown }),
    )
  }
  for (const entry of entries) put(entry)
  return { put, remove, owns, imitation, size: () => store.entries.size }
}
