/** An organization's own rules: words and domains it does not want to see. They can only be stricter than the policy. */
import type { Event, EventType, Evidence, OwnRule } from '@goodstanding/model'
import { createDomainIndex, type DomainIndex, extractLinks } from '@goodstanding/detectors'
import { linksOf, textsOf } from './event-texts.ts'
import { readRuleTypes } from './read-fact.ts'
import type { CompileWords, WordMatcher } from './word-matcher.ts'

export type OwnMatch = { readonly rule: OwnRule; readonly evidence: readonly Evidence[] }

/** Rules of one organization, ready to run. */
export type OwnRules = {
  /**
   * Every rule of the event's type whose words or domains occur. A rule that states neither meets every event of its types; one whose
   * lists are empty meets none: an administrator who took the last word out does not want everything held.
   */
  readonly find: (event: Event) => readonly OwnMatch[]
}

type Compiled = { readonly rule: OwnRule; readonly words: WordMatcher | null; readonly domains: DomainIndex | null }

const MOST_EVIDENCE = 8

export function compileOwnRules(rules: readonly OwnRule[], compileWords: CompileWords): OwnRules | null {
  if (rules.length === 0) return null
  const byType = new Map<EventType, Compiled[]>()
  for (const rule of rules) {
    const { words = [], domains = [] } = rule
    const compiled = {
      rule,
      words: words.length === 0 ? null : compileWords(words),
      domains:
        domains.length === 0 ? null : createDomainIndex([{ id: rule.id, domains: domains.map(bareHost), names: [] }]),
    }
    for (const type of readRuleTypes(rule)) byType.set(type, [...(byType.get(type) ?? []), compiled])
  }
  return {
    find: (event) =>
      (byType.get(event.type) ?? []).flatMap((compiled) => {
        const evidence = evidenceFor(compiled, event)
        return evidence === null ? [] : [{ rule: compiled.rule, evidence: evidence.slice(0, MOST_EVIDENCE) }]
      }),
  }
}

function evidenceFor({ rule, words, domains }: Compiled, event: Event): readonly Evidence[] | null {
  if (rule.words === undefined && rule.domains === undefined) return []
  const found = [...(words === null ? [] : wordsIn(words, event)), ...(domains === null ? [] : hostsIn(domains, event))]
  return found.length === 0 ? null : found
}

function wordsIn(match: WordMatcher, event: Event): readonly Evidence[] {
  return textsOf(event).flatMap(({ pointer, text }) =>
    match(text).map(({ word, start, end }) => ({ signal: 'own.word', value: word, pointer, start, end })),
  )
}

function hostsIn(domains: DomainIndex, event: Event): readonly Evidence[] {
  const shown = linksOf(event).map(({ pointer, link }) => ({ target: link.target, pointer }))
  const inText = textsOf(event).flatMap(({ pointer, text }) =>
    extractLinks(text).map(({ target, start, end }) => ({ target, pointer, start, end })),
  )
  return [...shown, ...inText].flatMap(({ target, ...where }) => {
    const host = hostOf(target)
    return host !== null && domains.owns(host) ? [{ signal: 'own.domain', value: host, ...where }] : []
  })
}

/** The host of a URL with or without a scheme, lower case; null when there is none. */
export function hostOf(url: string): string | null {
  const host = /^(?:(?:[a-z][a-z0-9+.-]*:)?\/\/)?(?:[^/?#@]*@)?([^/?#:@]+)/iu.exec(url.trim())?.[1]
  return host === undefined ? null : host.toLowerCase().replace(/\.+$/, '')
}

function bareHost(domain: string): string {
  return hostOf(domain.replace(/^\*\./, '')) ?? domain
}
