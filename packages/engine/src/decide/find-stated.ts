/** Findings that facts state by themselves: listed hashes and URLs, and the organization's own rules. */
import type { Event, Evidence, Finding, RegisterMatch, Severity } from '@goodstanding/model'
import { extractLinks } from '@goodstanding/detectors'
import type { Policy } from '@goodstanding/policy'
import { mirrorPdq } from '../facts/broadcast-frames.ts'
import { hashesOf, linksOf, textsOf } from '../facts/event-texts.ts'
import type { FactMemory, ListedEntry } from '../facts/fact-memory.ts'
import { codesOf, type KnownFiles } from '../facts/known-files.ts'

const NONE: readonly Finding[] = []

export function findStated(event: Event, facts: FactMemory, policy: Policy, files: KnownFiles): readonly Finding[] {
  const rules = facts.organization(event.data.organization)?.rules ?? null
  if (rules === null && !facts.listsHashes() && !facts.listsUrls()) return NONE
  const listed = [...listedHashes(event, { facts, files }, policy), ...listedUrls(event, { facts, files }, policy)]
  if (rules === null) return listed
  const own = rules.find(event, files).map(({ rule, evidence }) => ({
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

type Listed = { readonly facts: FactMemory; readonly files: KnownFiles }

function listedHashes(event: Event, { facts, files }: Listed, policy: Policy): readonly Finding[] {
  if (!facts.listsHashes()) return NONE
  const named = hashesOf(event).map(({ pointer, sha256 }) => ({
    pointer,
    entry: entryOfFile(sha256, { facts, files }),
  }))
  const pdq = event.type === 'live.frame' ? event.data.frame.pdq : undefined
  if (pdq !== undefined) named.push({ pointer: '/data/frame/pdq', entry: entryOfPicture([pdq], facts) })
  return named.flatMap(({ pointer, entry }) => {
    if (entry === null) return []
    const evidence = {
      signal: 'register.hashes',
      value: entry.label ?? entry.id,
      pointer,
      match: matchOf('hashes', entry),
    }
    return [listedFinding(entry, 'listed-hash', { policy, effect: policy.listed.hashes, evidence })]
  })
}

/** By its bytes, and a picture by what it looks like: another size or encoding is the same one. */
function entryOfFile(sha256: string, { facts, files }: Listed): ListedEntry | null {
  const exact = facts.listedHash(sha256)
  if (exact !== null) return exact
  const md5 = files.md5(sha256)
  const video = md5 === null ? null : facts.listedMd5(md5)
  if (video !== null) return video
  const picture = files.picture(sha256)
  return picture === null ? null : entryOfPicture([picture, mirrorPdq(picture), ...files.uncut(sha256)], facts)
}

function entryOfPicture(hashes: readonly string[], facts: FactMemory): ListedEntry | null {
  for (const pdq of hashes) {
    const entry = facts.listedPicture(pdq)
    if (entry !== null) return entry
  }
  return null
}

const matchOf = (list: RegisterMatch['list'], { id, label, source }: ListedEntry): RegisterMatch => ({
  list,
  entry: id,
  label,
  source,
})

function listedUrls(event: Event, { facts, files }: Listed, policy: Policy): readonly Finding[] {
  if (!facts.listsUrls()) return NONE
  const shown = linksOf(event).map(({ pointer, link }) => ({ target: link.target, pointer }))
  const inText = textsOf(event).flatMap(({ pointer, text }) =>
    extractLinks(text).map(({ target, start, end }) => ({ target, pointer, start, end })),
  )
  const byClause = new Map<string, Finding>()
  for (const { target, ...where } of [...shown, ...inText, ...codesOf(event, files)]) {
    const entry = facts.listedUrl(target)
    if (entry === null) continue
    const evidence = {
      signal: 'register.urls',
      value: entry.label ?? entry.id,
      ...where,
      match: matchOf('urls', entry),
    }
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
