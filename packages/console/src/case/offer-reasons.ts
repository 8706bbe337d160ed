/**
 * Words that a reason may begin with: what the policy says of what was found, in both languages, and what the same person wrote under the
 * clause before. Those stay in the memory of this window and nowhere else.
 */
import type { Bilingual } from '@goodstanding/model'
import type { Case, Recommended } from '@goodstanding/sdk'
import type { Language } from '../frame/words.ts'
import { type Draft, draftAction } from './draft.ts'

export type Reason = Pick<Draft, 'reason' | 'translation'>
/** Of a rule of the policy in force; undefined: it has none of that name. */
export type WhyOf = (clause: string, rule: string) => Bilingual | undefined

const MOST = 3
const NONE = 'no-violation'
const written = new Map<string, readonly Reason[]>()

const placeOf = ({ isNoViolation, clause }: Draft): string => (isNoViolation ? NONE : (clause ?? ''))

/** Keeps what was sent. */
export function keepReason(draft: Draft): void {
  const kept = { reason: draft.reason.trim(), translation: draft.translation.trim() }
  const before = (written.get(placeOf(draft)) ?? []).filter(({ reason }) => reason !== kept.reason)
  written.set(placeOf(draft), [kept, ...before].slice(0, MOST))
}

/** What the policy says of the findings under the chosen clause: who reads Chinese gets the English beside it, and the other way. */
function policyReason({ findings }: Case, clause: string | null, whyOf: WhyOf, language: Language): Reason | null {
  const rules = [...new Set(findings.filter((finding) => finding.clause === clause).map(({ rule }) => rule))]
  const whys = rules.flatMap((rule) => whyOf(clause ?? '', rule) ?? []).slice(0, MOST)
  if (whys.length === 0) return null
  const said = { en: whys.map(({ en }) => en).join(' '), zh: whys.map(({ zh }) => zh).join('') }
  return { reason: said[language], translation: said[language === 'en' ? 'zh' : 'en'] }
}

/** The policy's words first, then those of the same person, the last ones first. */
export function offerReasons(found: Case, draft: Draft, whyOf: WhyOf, language: Language): readonly Reason[] {
  const own = written.get(placeOf(draft)) ?? []
  const said = draft.isNoViolation ? null : policyReason(found, draft.clause, whyOf, language)
  return said === null ? own : [said, ...own.filter(({ reason }) => reason !== said.reason)]
}

type Suggesting = {
  readonly found: Case
  readonly draft: Draft
  readonly recommended: Recommended | undefined
  readonly offered: readonly Reason[]
}

/** What is suggested where nothing is chosen and nothing written yet; what is there stays as it is. */
export function takeSuggestion({ found, draft, recommended, offered }: Suggesting): Partial<Draft> {
  const isChosen = draft.isNoViolation || draft.actions.length > 0
  const action = isChosen || recommended === undefined ? null : draftAction(recommended.action, found, recommended)
  const [reason] = offered
  return {
    ...(action === null || recommended === undefined ? {} : { clause: recommended.clause, actions: [action] }),
    ...(draft.reason.trim() !== '' || reason === undefined ? {} : reason),
  }
}
