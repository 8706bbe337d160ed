/** An organization's own rules: words and domains it does not want to see. They can only be stricter than the policy. */
import type { Event, EventType, Evidence, OwnRule } from '@goodstanding/model'
import {
  asciiHost,
  createDomainIndex,
  type DomainIndex,
  extractLinks,
  canBeFound,
  parseWebUrl,
  readUrl,
} from '@goodstanding/detectors'
import { finish, type Pieces } from '@goodstanding/policy'
import { linksOf, textsOf } from './event-texts.ts'
import { codesOf, type KnownFiles } from './known-files.ts'
import { ownHostsIn, ownNamesIn } from './own-places.ts'
import { readRuleTypes } from './read-fact.ts'
import { compileWordSets, type WordMatcher } from './word-matcher.ts'

export type OwnMatch = { readonly rule: OwnRule; readonly evidence: readonly Evidence[] }

/** Rules of one organization, ready to run. */
export type OwnRules = {
  /**
   * Every rule of the event's type whose words or domains occur. A rule that states neither meets every event of its types; one whose
   * lists are empty meets none: an administrator who took the last word out does not want everything held.
   */
  readonly find: (event: Event, files: KnownFiles) => readonly OwnMatch[]
}

/** The rules of one type of event, as one: however many there are, a text is gone through once. */
type Compiled = { readonly rules: readonly OwnRule[]; readonly words: WordMatcher; readonly domains: RulesOfDomains }

const MOST_EVIDENCE = 8
const NO_WORDS: readonly string[] = []

/** In pieces: an organization may state ten thousand words, and more. */
export function* compileOwnRulesInPieces(rules: readonly OwnRule[]): Pieces<OwnRules | null> {
  if (rules.length === 0) return null
  const byType = new Map<EventType, OwnRule[]>()
  for (const rule of rules)
    for (const type of readRuleTypes(rule)) byType.set(type, [...(byType.get(type) ?? []), rule])
  const compiled = new Map<EventType, Compiled>()
  // Most rules are of several types, which then share what is made of them.
  for (const [type, ofType] of byType)
    compiled.set(type, sharedBy(compiled.values(), ofType) ?? (yield* compile(ofType)))
  return {
    find: (event, files) => {
      const ofType = compiled.get(event.type)
      return ofType === undefined ? [] : findIn(ofType, event, files)
    },
  }
}

export function compileOwnRules(rules: readonly OwnRule[]): OwnRules | null {
  return finish(compileOwnRulesInPieces(rules))
}

function sharedBy(compiled: Iterable<Compiled>, rules: readonly OwnRule[]): Compiled | undefined {
  for (const one of compiled)
    if (one.rules.length === rules.length && one.rules.every((rule, at) => rule === rules[at])) return one
  return undefined
}

function* compile(rules: readonly OwnRule[]): Pieces<Compiled> {
  return {
    rules,
    words: yield* compileWordSets(rules.map(({ words = NO_WORDS }) => words)),
    domains: yield* indexDomains(rules),
  }
}

function findIn({ rules, words, domains }: Compiled, event: Event, files: KnownFiles): readonly OwnMatch[] {
  const evidence: Evidence[][] = rules.map(() => [])
  const see = (rule: number, seen: Evidence): void => {
    const own = evidence[rule]
    if (own !== undefined && own.length < MOST_EVIDENCE) own.push(seen)
  }
  for (const { pointer, text } of [...textsOf(event), ...ownNamesIn(event)])
    for (const [rule, found] of words(text).entries())
      for (const { word, start, end } of found) see(rule, { signal: 'own.word', value: word, pointer, start, end })
  if (domains.size > 0)
    for (const { host, where } of hostsIn(event, files))
      for (const rule of domains.rulesOf(host)) see(rule, { signal: 'own.domain', value: host, ...where })
  return rules.flatMap((rule, at) => {
    const seen = evidence[at] ?? []
    const meetsAll = rule.words === undefined && rule.domains === undefined
    return meetsAll || seen.length > 0 ? [{ rule, evidence: seen }] : []
  })
}

type Where = { readonly pointer: string; readonly start?: number; readonly end?: number }

function hostsIn(event: Event, files: KnownFiles): readonly { readonly host: string; readonly where: Where }[] {
  const shown = [
    ...linksOf(event).map(({ pointer, link }) => ({ target: link.target, pointer })),
    ...ownHostsIn(event).map(({ pointer, text }) => ({ target: text, pointer })),
  ]
  const inText = textsOf(event).flatMap(({ pointer, text }) =>
    extractLinks(text).map(({ target, start, end }) => ({ target, pointer, start, end })),
  )
  return [...shown, ...inText, ...codesOf(event, files)].flatMap(({ target, ...where }) => {
    // Browsers mend a slash too few, or one the wrong way round: `http:/x.example` opens x.example.
    const opened = parseWebUrl(target)?.hostname.replace(/(?<!\.)\.+$/, '') ?? null
    const hosts = new Set([hostOf(target), opened].filter((host) => host !== null))
    return [...hosts].map((host) => ({ host, where }))
  })
}

type RulesOfDomains = { readonly size: number; readonly rulesOf: (host: string) => readonly number[] }

/** An address is under no other. */
const ADDRESS = /^[\d.]+$|:/

/** Which rules list a host, or a domain that it lies under. */
function* indexDomains(rules: readonly OwnRule[]): Pieces<RulesOfDomains> {
  const index = createDomainIndex()
  const rulesOf = new Map<string, number[]>()
  for (const [rule, { domains = NO_WORDS }] of rules.entries())
    for (const domain of new Set(domains.map(bareHost))) {
      const listed = rulesOf.get(domain)
      if (listed === undefined) {
        rulesOf.set(domain, [rule])
        // Nobody is taken to imitate them.
        index.put({ id: domain, domains: [], siblings: [domain], names: [] })
      } else listed.push(rule)
      yield
    }
  return {
    size: rulesOf.size,
    rulesOf: (host) => {
      const found = new Set<number>()
      for (let domain = index.ownerOf(host); domain !== null; domain = aboveIn(index, domain))
        for (const rule of rulesOf.get(domain) ?? []) found.add(rule)
      return [...found]
    },
  }
}

/** The next listed domain that a listed one lies under. */
function aboveIn(index: Pick<DomainIndex, 'ownerOf'>, domain: string): string | null {
  const dot = domain.indexOf('.')
  return dot === -1 || ADDRESS.test(domain) ? null : index.ownerOf(domain.slice(dot + 1))
}

/** The host of a URL with or without a scheme, lower case, international letters as `xn--`; null where there is none, or none that is found. */
export function hostOf(url: string): string | null {
  const host = /^(?:(?:[a-z][a-z0-9+.-]*:)?\/\/)?(?:[^/?#@]*@)?([^/?#:@]+)/iu.exec(url.trim())?.[1]
  const spelled = host === undefined ? null : asciiHost(host.toLowerCase().replace(/(?<!\.)\.+$/, ''))
  return spelled !== null && canBeFound(spelled) ? spelled : null
}

/** The host that a domain is listed by, however it was written: the same one for all who list it. */
export function bareHost(domain: string): string {
  const host = hostOf(domain.replace(/^\*\./, '')) ?? domain
  return readUrl(`https://${host}`)?.hostname.replace(/(?<!\.)\.+$/, '') ?? host
}
