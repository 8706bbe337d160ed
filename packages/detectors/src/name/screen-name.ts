/**
 * Whether an organization may bear a name: what the name claims, whom it imitates, and what proves it.
 * A subject's own claim alone proves nothing.
 */
import type { Bilingual, SignalName, SignalSink } from '@goodstanding/model'
import { sameRegistryNumber } from '../identity/registry-number.ts'
import { domainVerified } from '../identity/screen-verification.ts'
import { claimsOf, type NameClaim } from './claims.ts'
import { tradeNamesOf } from './decompose-name.ts'
import { isDisguised } from './is-disguised.ts'
import { withoutChineseForms } from './legal-forms.ts'
import { nameForms } from './name-forms.ts'
import type { NameEntry, NameIndex, NameMatch, NameMatchMethod } from './name-index.ts'

export type NameSubject = {
  readonly organizationId: string
  readonly name: string
  readonly names: readonly string[]
  readonly kind: string
  readonly country: string
  readonly domain: string | null
  readonly registryNumber: { readonly scheme: string; readonly value: string } | null
}

/** What the screening reads beside the name. */
export type NameFacts = {
  /** Domains of the organization whose control the service has verified. */
  readonly verifiedDomains: readonly string[]
  /** The tenants that are already here (entries of kind `tenant`, owner.organization their id). */
  readonly tenants: NameIndex
  /** Names of the organization in the register or licence (for `name.mismatch`); empty when unknown. */
  readonly registeredNames: readonly string[]
}

/** One thing that speaks against a name, in words an applicant understands. */
export type NameObjection = {
  readonly signal: SignalName
  readonly score: number
  /** Which of the subject's names: 0 is `name`, 1.. are `names[0..]`. */
  readonly nameIndex: number
  readonly start: number
  readonly end: number
  readonly why: Bilingual
  /** Whose name it is, or the words of the name that claim too much: what reads the same in every language. */
  readonly shown: string
  readonly match: { readonly entry: NameEntry; readonly method: NameMatchMethod } | null
}

export type NameScreening = { readonly objections: readonly NameObjection[]; readonly folded: string }

/** True when the entry's name is the subject's own: by organization, verified domain, or registry number. */
export function provesName(subject: NameSubject, entry: NameEntry, verifiedDomains: readonly string[]): boolean {
  const { owner } = entry
  if (owner === null) return false
  if (owner.organization !== null && owner.organization === subject.organizationId) return true
  const { domain, registryNumber } = subject
  if (
    domain !== null &&
    domain !== '' &&
    domainVerified(domain, verifiedDomains) &&
    domainVerified(domain, owner.domains)
  )
    return true
  return (
    registryNumber !== null && owner.registryNumber !== null && sameRegistryNumber(registryNumber, owner.registryNumber)
  )
}

/** How a name stands to a protected one; `theirs` is that one in quotation marks, with whose it is when it is an alias. */
type Why = (name: string, theirs: Bilingual) => Bilingual

const LOOKS_THE_SAME: Why = (name, { en, zh }) => ({
  en: `"${name}" is written to look like the protected name ${en}`,
  zh: `“${name}”的写法看起来与受保护名称${zh}相同`,
})

const METHOD_WHY: Readonly<Record<NameMatchMethod, Why>> = {
  exact: (name, { en, zh }) => ({ en: `"${name}" is the protected name ${en}`, zh: `“${name}”与受保护名称${zh}相同` }),
  distinctive: (name, { en, zh }) => ({
    en: `"${name}" differs only in words that anybody adds from ${en}`,
    zh: `“${name}”除通用词外与受保护名称${zh}相同`,
  }),
  reordered: (name, { en, zh }) => ({
    en: `"${name}" holds the same words in another order as ${en}`,
    zh: `“${name}”与受保护名称${zh}仅词序不同`,
  }),
  contained: (name, { en, zh }) => ({ en: `"${name}" contains ${en}`, zh: `“${name}”包含受保护名称${zh}` }),
  near: (name, { en, zh }) => ({ en: `"${name}" looks almost like ${en}`, zh: `“${name}”与受保护名称${zh}外形近似` }),
  pinyin: (name, { en, zh }) => ({ en: `"${name}" spells the sound of ${en}`, zh: `“${name}”是受保护名称${zh}的拼音` }),
  homophone: (name, { en, zh }) => ({ en: `"${name}" sounds like ${en}`, zh: `“${name}”与受保护名称${zh}读音相同` }),
}

/** An alias is shown with the name that it belongs to: who imitates 淘宝 is not told of Alibaba alone. */
function theirName({ entry, written }: NameMatch): Bilingual {
  if (written.toLowerCase() === entry.name.toLowerCase()) return { en: `"${entry.name}"`, zh: `“${entry.name}”` }
  return { en: `"${written}", another name of "${entry.name}"`, zh: `“${written}”（即“${entry.name}”）` }
}

const KIND_SIGNAL: Readonly<Record<NameEntry['kind'], SignalName>> = {
  business: 'name.business',
  school: 'name.business',
  government: 'name.government',
  service: 'name.service',
  international: 'name.international',
  'political-military': 'name.political-military',
  tenant: 'name.tenant',
}

/** 云帆科技有限公司 bears the name 云帆科技, as `Harborlight Bank Ltd` bears `Harborlight Bank`: a legal form makes no name of one's own. */
function isSameBesideForm(name: string, written: string): boolean {
  const [theirs, own] = [nameForms(written), nameForms(name)]
  return (
    own.han &&
    withoutChineseForms(own.key) === withoutChineseForms(theirs.key) &&
    !isDisguised(name, withoutChineseForms(written))
  )
}

/** A name that stands there as it is written, with other words beside it, is used as well as imitated. */
function likenessesOf({ method, written }: NameMatch, name: string, isImitated: boolean): readonly SignalName[] {
  if (method === 'exact') return [isImitated ? 'name.similar' : 'name.exact']
  if (method === 'distinctive' && isSameBesideForm(name, written)) return ['name.exact']
  if (method !== 'distinctive' && method !== 'contained') return ['name.similar']
  return nameForms(name).key.includes(nameForms(written).core) ? ['name.exact', 'name.similar'] : ['name.similar']
}

type Place = { readonly nameIndex: number; readonly start: number; readonly end: number }

function objectionsToMatch(match: NameMatch, name: string, place: Place): readonly NameObjection[] {
  const { entry, method, score } = match
  const isImitated = method === 'exact' && isDisguised(name, match.written)
  const why = (isImitated ? LOOKS_THE_SAME : METHOD_WHY[method])(name, theirName(match))
  const base = { ...place, score, why, shown: entry.name, match: { entry, method } }
  return [...likenessesOf(match, name, isImitated), KIND_SIGNAL[entry.kind]].map((signal) => ({ ...base, signal }))
}

/** Domains that only a state, an army or a university may register. */
const RESTRICTED: readonly (readonly [RegExp, readonly SignalName[]])[] = [
  [/\.(?:gov|mil)(?:\.[a-z]{2})?$|\.gouv\.fr$|\.go\.[a-z]{2}$/, ['name.government', 'name.political-military']],
  [/\.(?:edu|ac)(?:\.[a-z]{2})?$/, ['name.regulated']],
  [/\.int$/, ['name.international']],
]

/** Signals of claims that something about the subject already proves. */
function provenSignals(subject: NameSubject, facts: NameFacts, proven: readonly NameMatch[]): ReadonlySet<SignalName> {
  const signals = new Set<SignalName>()
  const whole = proven.some((match) => match.method === 'exact' || match.method === 'distinctive')
  if (whole)
    for (const signal of [
      'name.government',
      'name.international',
      'name.political-military',
      'name.regulated',
      'name.status-claim',
    ] as const)
      signals.add(signal)
  if (subject.domain !== null && domainVerified(subject.domain, facts.verifiedDomains))
    for (const [pattern, lifted] of RESTRICTED)
      if (pattern.test(subject.domain.toLowerCase())) for (const signal of lifted) signals.add(signal)
  return signals
}

function placeOfWord(name: string, word: string, nameIndex: number): Place {
  const start = name.toLowerCase().indexOf(word.toLowerCase())
  return start < 0 ? { nameIndex, start: 0, end: name.length } : { nameIndex, start, end: start + word.length }
}

function objectionToClaim(found: NameClaim, name: string, nameIndex: number): NameObjection {
  const { signal, score, word, why } = found
  const place = placeOfWord(name, word, nameIndex)
  return { signal, score, why, shown: name.slice(place.start, place.end), match: null, ...place }
}

/** A neighbour's short name is taken by chance as well: a person looks. */
const SHORT_NAME = 0.7

/**
 * Tenants count when nearly the whole name is theirs: a shared word is no likeness between neighbours, and one who is called by the short name
 * of another in a longer name of their own is in another trade.
 */
function tenantMatches(subject: NameSubject, name: string, facts: NameFacts): readonly NameMatch[] {
  const trade = tradeNamesOf(name)
  const found = facts.tenants.find(name).filter(({ method }) => method !== 'contained')
  // Of its own part and its trade, as registers compare them: the same words or sounds, and the same meaning.
  const same = trade === null ? [] : facts.tenants.find(trade.own).filter(isSameTrade)
  const close = trade === null ? [] : facts.tenants.find(trade.meant).filter(({ entry }) => entry.tier === 2)
  return [...found, ...same, ...close]
    .filter(({ entry }) => entry.owner?.organization !== subject.organizationId)
    .flatMap((match) => {
      if (match.entry.tier === 1) return [match]
      return match.method === 'exact' ? [{ ...match, score: SHORT_NAME }] : []
    })
}

const isSameTrade = ({ entry, method }: NameMatch): boolean =>
  entry.tier === 1 && (method === 'exact' || method === 'homophone')

function screenOne(
  subject: NameSubject,
  name: string,
  nameIndex: number,
  read: { index: NameIndex; facts: NameFacts },
): readonly NameObjection[] {
  const { index, facts } = read
  const whole = { nameIndex, start: 0, end: name.length }
  const matches = index.find(name)
  const proven = matches.filter(({ entry }) => provesName(subject, entry, facts.verifiedDomains))
  const lifted = provenSignals(subject, facts, proven)
  const claims = claimsOf(nameForms(name), subject.country)
  // An authority that shows its own domain is the one that a list without domains names.
  const isAuthority = lifted.has('name.government') && claims.some(({ signal }) => signal === 'name.government')
  const objections: NameObjection[] = []
  // Who proves the name at hand is not asked about its weaker likenesses.
  const provenScore = Math.max(0, ...proven.map(({ score }) => score))
  for (const match of matches) {
    if (proven.includes(match) || match.score <= provenScore) continue
    if (isAuthority && match.entry.tier === 2 && (match.entry.owner?.domains ?? []).length === 0) continue
    objections.push(...objectionsToMatch(match, name, whole))
  }
  for (const match of tenantMatches(subject, name, facts)) {
    if (provenScore >= match.score) continue
    objections.push(...objectionsToMatch(match, name, whole).filter((item) => item.signal === 'name.tenant'))
  }
  for (const found of claims) if (!lifted.has(found.signal)) objections.push(objectionToClaim(found, name, nameIndex))
  return objections
}

/** A name has some tens of letters, and a hundred names of that length are read. A hundred of 2,000 letters would take a third of a second. */
const MOST_LETTERS = 16_000

const UNREAD: Bilingual = {
  en: 'The names together are too long to be compared with all that are protected',
  zh: '名称总长过长，无法与受保护名称逐一比对',
}

/** The first one whole, and of the others the short ones first: behind what nobody is called no name hides. */
function splitByLength({ name, names }: NameSubject): {
  readonly read: readonly number[]
  readonly unread: readonly number[]
} {
  const others = names.map((_, at) => at).toSorted((a, b) => (names[a]?.length ?? 0) - (names[b]?.length ?? 0))
  let letters = name.length
  const count = others.findIndex((at) => (letters += names[at]?.length ?? 0) > MOST_LETTERS)
  const [near, far] = count < 0 ? [others, []] : [others.slice(0, count), others.slice(count)]
  return { read: [0, ...near.map((at) => at + 1)].toSorted((a, b) => a - b), unread: far.map((at) => at + 1) }
}

function objectionToLength(name: string, nameIndex: number): NameObjection {
  const shown = name.slice(0, 40)
  return {
    signal: 'name.malformed',
    score: 0.9,
    nameIndex,
    start: 0,
    end: name.length,
    why: UNREAD,
    shown,
    match: null,
  }
}

export function screenName(subject: NameSubject, index: NameIndex, facts: NameFacts): NameScreening {
  const names = [subject.name, ...subject.names]
  const { read, unread } = splitByLength(subject)
  const objections = read.flatMap((nameIndex) =>
    screenOne(subject, names[nameIndex] ?? '', nameIndex, { index, facts }),
  )
  for (const nameIndex of unread) objections.push(objectionToLength(names[nameIndex] ?? '', nameIndex))
  const forms = nameForms(subject.name)
  if (facts.registeredNames.length > 0 && !facts.registeredNames.some((name) => nameForms(name).key === forms.key))
    objections.push({
      signal: 'name.mismatch',
      score: facts.registeredNames.some((name) => nameForms(name).core === forms.core) ? 0.5 : 0.9,
      nameIndex: 0,
      start: 0,
      end: subject.name.length,
      why: { en: 'The name is not the one in the register or licence', zh: '名称与登记或执照不符' },
      shown: facts.registeredNames[0] ?? '',
      match: null,
    })
  return { objections: objections.toSorted((a, b) => b.score - a.score), folded: forms.key }
}

/** Says the screening's objections, each once, though several lists hold a name. `pointer` is the subject's own, e.g. `/data/subject`, or those of its names. */
export function reportName(screening: NameScreening, pointer: string | readonly string[], sink: SignalSink): void {
  const said = new Set<string>()
  for (const { signal, score, nameIndex, start, end, shown } of screening.objections) {
    const key = `${signal} ${nameIndex} ${start} ${shown.toLowerCase()}`
    if (said.has(key)) continue
    said.add(key)
    const field =
      typeof pointer !== 'string'
        ? (pointer[nameIndex] ?? '')
        : nameIndex === 0
          ? `${pointer}/name`
          : `${pointer}/names/${nameIndex - 1}`
    sink.see(signal, score, { pointer: field, start, end }, shown)
  }
}
