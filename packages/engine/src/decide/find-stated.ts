/** Findings that facts state by themselves: listed hashes and URLs, and the organization's own rules. */
import type { Event, Evidence, Finding, Severity } from '@goodstanding/model'
import { extractLinks } from '@goodstanding/detectors'
import type { Policy } from '@goodstanding/policy'
import { hashesOf, linksOf, textsOf } from '../facts/event-texts.ts'
import type { FactMemory, ListedEntry } from '../facts/fact-memory.ts'

const NONE: readonly Finding[] = []

export function findStated(event: Event, facts: FactMemory, policy: Policy): readonly Finding[] {
  const rules = facts.organization(event.data.organization)?.rules ?? null
  if (rules === null && !facts.listsHashes() && !facts.listsUrls()) return NONE
  const listed = [...listedHashes(event, facts, policy), ...listedUrls(event, facts, policy)]
  if (rules === null) return listed
  const own = rules.find(event).map(({ rule, evidence }) => ({
    clause: rule.clause,
    rule: `own/${rule.id}`,
    severity: severityOf(rule.clause, policy),
    confidence: 1,
    effect: effectOf(rule.effect),
    evidence,
  }))
  return [...listed, ...own]
}

function severityOf(clause: string, policy: Policy): Severity {
  return policy.clauses.get(clause)?.severity ?? 2
}

/** The effect of an own rule, by its schema flag, hold or block. */
function effectOf(effect: unknown): 'flag' | 'hold' | 'block' {
  return effect === 'flag' || effect === 'hold' ? effect : 'block'
}

function listedHashes(event: Event, facts: FactMemory, policy: Policy): readonly Finding[] {
  if (!facts.listsHashes()) return NONE
  return hashesOf(event).flatMap(({ pointer, sha256 }) => {
    const entry = facts.listedHash(sha256)
    if (entry === null) return []
    const evidence = { signal: 'register.hashes', value: entry.label ?? entry.id, pointer }
    return [listedFinding(entry, 'listed-hash', { policy, effect: policy.listed.hashes, evidence })]
  })
}

function listedUrls(event: Event, facts: FactMemory, policy: Policy): readonly Finding[] {
  if (!facts.listsUrls()) return NONE
  const shown = linksOf(event).map(({ pointer, link }) => ({ target: link.target, pointer }))
  const inText = textsOf(event).flatMap(({ pointer, text }) =>
    extractLinks(text).map(({ target, start, end }) => ({ target, pointer, start, end })),
  )
  const byClause = new Map<string, Finding>()
  for (const { target, ...where } of [...shown, ...inText]) {
    const entry = facts.listedUrl(target)
    if (entry === null) continue
    const evidence = { signal: 'register.urls', value: entry.label ?? entry.id, ...where }
    const finding = listedFinding(entry, 'listed-url', { policy, effect: policy.listed.urls, evidence })
    const before = byClause.get(entry.clause)
    byClause.set(
      entry.clause,
      before === undefined ? finding : { ...before, evidence: [...before.evidence, evidence].slice(0, 8) },
    )
  }
  return [...byClause.values()]
}

type Listing = { readonly policy: Policy; readonly effect: Finding['effect']; readonly evidence: Evidence }

function listedFinding(entry: ListedEntry, rule: string, { policy, effect, evidence }: Listing): Finding {
  const severity = severityOf(entry.clause, policy)
  return { clause: entry.clause, rule, severity, confidence: 1, effect, evidence: [evidence] }
}
