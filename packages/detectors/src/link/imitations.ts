/** Whom a host imitates, by its labels and the words in them. What is protected is asked through three questions only. */
import { plainText, visualFold, withoutLeet } from '../skeleton/skeleton.ts'
import type { HostParts } from './host-parts.ts'
import { shownHost } from './punycode.ts'

/** Whom a host imitates, and how surely (0..1). */
export type Imitation = { readonly score: number; readonly imitated: string; readonly id: string }

export type Brand = {
  readonly id: string
  readonly shown: string
  readonly plain: string
  readonly suffix: string
  readonly hyphened: string | null
  /** It is known by name only. */
  readonly isUnplaced: boolean
}

/** What is protected. */
export type Protected = {
  /** Brands that are spelled so, letters that look alike taken for one. */
  readonly brands: (key: string) => readonly Brand[]
  /** Whose domain it is; undefined: nobody's. */
  readonly domain: (domain: string) => string | undefined
  /** Calls with each brand that is one or two slips away from this spelling, perhaps more than once. */
  readonly near: (key: string, found: (near: string, distance: number) => void) => void
}

/** Words that stand beside a brand in hosts that ask for a password or money. */
const LURES = new Set(
  (
    'login logon signin sign secure security verify verification account accounts support update updates pay payment payments ' +
    'official help helpdesk service services auth sso mail webmail hr payroll admin portal wallet bonus reward gift invoice ' +
    'billing confirm unlock recover password id online app apps download refund alert notice team staff it web my access'
  ).split(' '),
)
/**
 * Words that lure where they stand apart beside a brand (`usps-redelivery.test`): parcels, fines and taxes, gifts and draws, documents to be
 * opened. Written together with a name they are its end as often as not.
 */
const LURES_APART = new Set([
  ...LURES,
  ...(
    'parcel parcels package packages paket pakete colis tracking track redelivery delivery deliveries livraison envio shipment reschedule customs hold due toll tolls fee fine fines ' +
    'multa multas vehicle tax taxes rebate refunds remboursement rimborso claim claims giveaway giveaways airdrop free prize prizes rewards voucher vouchers coupon coupons gifts ' +
    'gift card cards carte promo premium nitro robux offer resolution session validate validation authenticate authentication restore suspended declined renewal renew renouvellement ' +
    'subscription membership deposit kyc firmware benefit benefits grant grants konto tan phototan certicode kunden kundenservice rechnung bill factura facture aviso conferma verificacion ' +
    'vozvrat anketa kefu anquan tuikuan lipei jifen duihuan jiekuan gongan invite meeting vote copyright violation appeal doc docs document documents file files share shared voicemail ' +
    'careers jobs hiring'
  ).split(' '),
])

/** Labels that many honest hosts carry: alone they imitate nobody. */
export const ORDINARY = new Set(
  'bank shop mail news cloud office work chat app data home school city group store pay team example test service online global world tech info media docs drive meet'.split(
    ' ',
  ),
)

/**
 * Suffixes of countries where firms of the world keep a shop of the same name (`amazon.de`): in honest talk it is mostly theirs, and
 * registries there take names back from others. Elsewhere the same name asks for a look.
 */
const AT_HOME = new Set(
  (
    'de fr es it nl pl se no dk fi be at ch ie pt cz gr ro hu eu us ca mx in jp kr cn tw hk sg nz au uk co.uk co.jp co.kr co.in co.nz co.za ' +
    'com.au com.br com.mx com.ar com.cn com.tw com.hk com.sg com.tr com.my'
  ).split(' '),
)

export function foldLabel(label: string): string {
  if (/^[a-z]*$/.test(label)) return visualFold(label)
  return visualFold(withoutLeet(plainText(label).replace(/[^\p{L}\p{N}]/gu, '')))
}

export const isAtHome = (suffix: string): boolean => AT_HOME.has(suffix)

/** Letters that look alike: short labels of other registries are often words of their own (`idio.co` and `idlo.int`). */
function disguiseScore(key: string, sameSuffix: boolean): number {
  if (key.length < 4) return sameSuffix ? 0.9 : 0.5
  return sameSuffix || key.length >= 6 ? 0.97 : 0.75
}

/** Five letters at another registry are near some well-known name by chance (`wandz.ai` and `wanda.com.cn`). */
function nearScore(length: number, distance: number, sameSuffix: boolean): number {
  if (length <= 5 && !sameSuffix) return 0.55
  return (distance === 1 ? 0.82 : 0.72) + (length >= 8 ? 0.06 : 0) + (sameSuffix ? 0.06 : 0)
}

/** The registrable label against the brands: the same letters in disguise, the same word elsewhere, or one slip away. */
function likeLabel(asked: Protected, host: HostParts, shownLabel: string): Imitation | null {
  const key = foldLabel(shownLabel)
  let best: Imitation | null = null
  const keep = (score: number, brand: Brand) => {
    if (score > (best?.score ?? 0)) best = { score, imitated: brand.shown, id: brand.id }
  }
  for (const brand of asked.brands(key)) {
    if (shownLabel !== brand.plain) keep(disguiseScore(key, brand.suffix === host.suffix), brand)
    // A name whose domains nobody stated has this one as likely as not.
    else if (brand.plain.length >= 6 && !ORDINARY.has(brand.plain) && !brand.isUnplaced)
      keep(isAtHome(host.suffix) ? 0.5 : 0.6, brand)
  }
  if (ORDINARY.has(shownLabel)) return best
  asked.near(key, (near, distance) => {
    for (const brand of asked.brands(near)) keep(nearScore(near.length, distance, brand.suffix === host.suffix), brand)
  })
  return best
}

const isAllLures = (words: readonly string[]): boolean =>
  words.length > 0 && words.every((word) => LURES_APART.has(word))
/** Three letters are many a firm's: a person looks. */
const SHORT_AND_LURES = 0.75

/**
 * A brand beside other words: `example-bank-login.test`, `paypalverify.test`. Of few names one that is spelled with letters that look alike
 * (`nornad-chat.test` for Nomad) needs no lure beside it; of many, some word of the language always looks like one.
 */
function besideLure(asked: Protected, label: string, isFew = false): Imitation | null {
  const words = /[-_]/.test(label) ? label.split(/[-_]+/).filter((word) => word !== '') : [label]
  let best: Imitation | null = null
  const keep = (score: number, brand: Brand) => {
    if (score > (best?.score ?? 0)) best = { score, imitated: brand.shown, id: brand.id }
  }
  for (let from = 0; from < words.length; from++)
    for (let to = from + 1; to <= Math.min(words.length, from + 6); to++) {
      if (to - from === words.length && words.length === 1) continue
      const word = words.slice(from, to).join('')
      for (const brand of asked.brands(foldLabel(word))) {
        // Without other words it is the brand's own label, which `likeLabel` has weighed, or the brand with other hyphens.
        if (ORDINARY.has(brand.plain) || label === brand.plain) continue
        const rest = [...words.slice(0, from), ...words.slice(to)]
        if (brand.plain.length < 4) {
          if (brand.plain.length === 3 && word === brand.plain && isAllLures(rest)) keep(SHORT_AND_LURES, brand)
          continue
        }
        const lured = rest.some((word) => LURES.has(word)) || isAllLures(rest)
        const isDisguised = isFew && brand.plain.length === 5 && word !== brand.plain
        keep(lured ? 0.92 : rest.length === 0 ? 0.85 : isDisguised || brand.plain.length >= 6 ? 0.72 : 0.5, brand)
      }
    }
  if (words.length > 1) return best
  for (let at = 4; mayEndWithLure(label) && at <= label.length - 2; at++) {
    if (!LURES.has(label.slice(at))) continue
    for (const brand of asked.brands(foldLabel(label.slice(0, at)))) if (!ORDINARY.has(brand.plain)) keep(0.9, brand)
  }
  for (let at = 2; mayBeginWithLure(label) && at <= label.length - 4; at++) {
    if (!LURES.has(label.slice(0, at))) continue
    for (const brand of asked.brands(foldLabel(label.slice(at)))) if (!ORDINARY.has(brand.plain)) keep(0.9, brand)
  }
  return best
}

const pairOf = (text: string, at: number): number => (text.charCodeAt(at) << 16) | text.charCodeAt(at + 1)
/** The first and the last two letters of every lure: most labels share neither. */
const LURE_BEGINNINGS = new Set(Array.from(LURES, (lure) => pairOf(lure, 0)))
const LURE_ENDINGS = new Set(Array.from(LURES, (lure) => pairOf(lure, lure.length - 2)))
const mayBeginWithLure = (label: string): boolean => LURE_BEGINNINGS.has(pairOf(label, 0))
const mayEndWithLure = (label: string): boolean => LURE_ENDINGS.has(pairOf(label, label.length - 2))

/** No domain that is worth imitating has more labels; so a host of many is looked through once, and not for every pair of them. */
const MOST_LABELS = 8

/** A whole protected domain inside the host: `bank.example.evil.test`, `bank-example.test`, `bankexample.test`. */
function carriesDomain(asked: Protected, { host, suffix, isRegistry }: HostParts): Imitation | null {
  if (!host.includes('-') && host.indexOf('.') === host.lastIndexOf('.')) return null
  const labels = host.split('.')
  // `example.com.br` is the same name at another registry, and carries no `example.com`.
  const end = labels.length - (isRegistry ? suffix.split('.').length : 1)
  for (let from = 0; from < labels.length; from++)
    for (let to = from + 2; to <= Math.min(end, from + MOST_LABELS); to++) {
      const inner = labels.slice(from, to).join('.')
      const id = asked.domain(inner)
      if (id !== undefined) return { score: 0.97, imitated: inner, id }
    }
  for (const label of labels) {
    const words = label.split('-')
    for (let from = 0; from < words.length; from++)
      for (let to = from + 2; to <= Math.min(words.length, from + MOST_LABELS); to++) {
        const inner = words.slice(from, to).join('.')
        const id = asked.domain(inner)
        if (id !== undefined) return { score: 0.95, imitated: inner, id }
      }
  }
  return null
}

/** A sub-domain that is a brand, on a domain that is not the brand's, with a lure somewhere. */
function luringSubdomain(asked: Protected, host: HostParts): Imitation | null {
  const under = host.host.slice(0, -host.registrable.length - 1)
  if (under === '') return null
  const words = host.host.split(/[.-]/)
  const lured = words.some((word) => LURES.has(word) && word !== 'www' && word !== 'app')
  for (const label of under.split('.')) {
    const inner = besideLure(asked, label)
    if (inner !== null && inner.score > 0.8) return { ...inner, score: inner.score - 0.1 }
    for (const brand of asked.brands(foldLabel(label)))
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

/** The strongest imitation of what is protected by a host that none of it owns. */
export function imitationOf(asked: Protected, parts: HostParts, isFew = false): Imitation | null {
  const shown = shownHost(parts.host)
  const label = shownHost(parts.label)
  return strongest(
    carriesDomain(asked, parts),
    likeLabel(asked, parts, label),
    besideLure(asked, plainText(label), isFew),
    luringSubdomain(asked, shown === parts.host ? parts : { ...parts, host: shown }),
  )
}
