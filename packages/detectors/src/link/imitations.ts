/** Whom a host imitates, by its labels and the words in them. What is protected is asked through three questions only. */
import { plainText, visualFold, withoutLeet } from '../skeleton/skeleton.ts'
import { type HostParts, hostParts } from './host-parts.ts'
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

/** Words that lure with a known name where nothing else stands there, and that an honest shop or club may write beside one too: a person looks. */
const MILD_LURES = new Set([
  ...LURES_APART,
  ...(
    'mon espace compte sante vitale connexion dossier formulaire paiement amende zoll anmeldung umstellung sicherheit acceso accesso clave paquete pacco pago rinnovo ' +
    'lottery winner winners survey esign signature fax remittance statement locked expired ' +
    'zhongjiang jiangpin jinrong baitiao zhengxin hongbao dingdan wuliu kuaidi peifu pingtai xitong'
  ).split(' '),
])
/** What stands beside anything: an app for it, help with it, work there. With these alone nobody is lured to a domain that few know by sight. */
const BESIDE_ANYTHING = new Set(
  (
    'app apps online web my it id hr admin team staff service services support help helpdesk free download updates jobs careers hiring meeting carte card cards gift gifts ' +
    'tan pay fee fees premium promo coupon coupons group mail subscription tracking track espace'
  ).split(' '),
)
/** Brands that are words of travel and technology first: `visa-services.test`, `delta-app.test`. */
const WORDS_FIRST = new Set(['visa', 'delta', 'shell', 'united'])
/** What swindlers write beside the two letters of a shop or a bank: every other word stands beside states, units and fields of work too. */
const BESIDE_TWO_LETTERS = new Set(
  (
    'login signin verify prize prizes giveaway airdrop redelivery ' +
    'kefu tuikuan lipei jiekuan jifen duihuan anquan zhongjiang jiangpin jinrong baitiao zhengxin hongbao peifu'
  ).split(' '),
)

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

const isAllOf = (set: ReadonlySet<string>, words: readonly string[]): boolean =>
  words.length > 0 && words.every((word) => set.has(word))
/** Three letters are many a firm's, and mild words many an honest host's: a person looks. */
const MILD = 0.75
const TWO_LETTERS = 0.65

/** Shorter ones are anybody's. */
export const SHORTEST_SIDE = 5
/** Under this key stand further domains of a holder (`siblings`), which are asked for only where all words beside them lure. */
export const sideKey = (label: string): string => `~${foldLabel(label)}`

/** How surely a brand of few letters is meant, which anybody may have: only by what stands beside it. */
function shortScore({ plain }: Brand, word: string, rest: readonly string[]): number {
  if (word !== plain) return 0
  if (plain.length === 3) return isAllOf(MILD_LURES, rest) ? MILD : 0
  return plain.length === 2 && isAllOf(BESIDE_TWO_LETTERS, rest) ? TWO_LETTERS : 0
}

/** How surely a brand is meant that stands apart among other words. */
function apartScore(brand: Brand, word: string, rest: readonly string[], isFew: boolean): number {
  if (brand.plain.length < 4) return shortScore(brand, word, rest)
  if (WORDS_FIRST.has(brand.plain) && isAllOf(BESIDE_ANYTHING, rest)) return 0.5
  if (rest.some((word) => LURES.has(word)) || isAllOf(LURES_APART, rest)) return 0.92
  if (rest.length === 0) return 0.85
  if (isAllOf(MILD_LURES, rest)) return MILD
  return (isFew && brand.plain.length === 5 && word !== brand.plain) || brand.plain.length >= 6 ? 0.72 : 0.5
}

function togetherScore({ plain }: Brand, lure: string): number {
  if (ORDINARY.has(plain)) return 0
  return WORDS_FIRST.has(plain) && BESIDE_ANYTHING.has(lure) ? 0.5 : 0.9
}

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
      const rest = [...words.slice(0, from), ...words.slice(to)]
      // Without other words it is the brand's own label, which `likeLabel` has weighed, or the brand with other hyphens.
      for (const brand of asked.brands(foldLabel(word)))
        if (!ORDINARY.has(brand.plain) && label !== brand.plain) keep(apartScore(brand, word, rest, isFew), brand)
      if (word.length < SHORTEST_SIDE || !isAllOf(MILD_LURES, rest) || isAllOf(BESIDE_ANYTHING, rest)) continue
      for (const brand of asked.brands(sideKey(word))) if (word === brand.plain) keep(MILD, brand)
    }
  if (words.length > 1) return best
  for (let at = 4; mayEndWithLure(label) && at <= label.length - 2; at++) {
    if (!LURES.has(label.slice(at))) continue
    for (const brand of asked.brands(foldLabel(label.slice(0, at)))) keep(togetherScore(brand, label.slice(at)), brand)
  }
  for (let at = 2; mayBeginWithLure(label) && at <= label.length - 4; at++) {
    if (!LURES.has(label.slice(0, at))) continue
    for (const brand of asked.brands(foldLabel(label.slice(at)))) keep(togetherScore(brand, label.slice(0, at)), brand)
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

/** A protected host with its dots written as hyphens, under the same suffix: `mail-bank.example` for `mail.bank.example`. A domain by itself has no dot to write so. */
function hyphenedHost(asked: Protected, { label, suffix, isRegistry }: HostParts): Imitation | null {
  if (!isRegistry || !label.includes('-')) return null
  const words = label.split('-')
  for (let from = Math.max(0, words.length - MOST_LABELS); from < words.length - 1; from++) {
    const inner = `${words.slice(from).join('.')}.${suffix}`
    const id = hostParts(inner).registrable === inner ? undefined : asked.domain(inner)
    if (id !== undefined) return { score: 0.95, imitated: inner, id }
  }
  return null
}

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
    hyphenedHost(asked, parts),
    likeLabel(asked, parts, label),
    besideLure(asked, plainText(label), isFew),
    luringSubdomain(asked, shown === parts.host ? parts : { ...parts, host: shown }),
  )
}
