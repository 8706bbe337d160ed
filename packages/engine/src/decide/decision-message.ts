/** What the sender is told about what is kept back: the notice of the clause, with its blanks filled in. */
import { type Bilingual, type Finding, NOTICE_PLACEHOLDERS, type NoticePlaceholder } from '@goodstanding/model'
import type { Policy } from '@goodstanding/policy'

const DEGRADED: Bilingual = {
  en: 'This could not be checked just now. It is held until it has been checked or a person has looked at it.',
  zh: '目前无法完成检查。此内容将暂时保留，待自动补查或人工查看后再作处理。',
}

const UNNAMED: Bilingual = {
  en: 'This was held or blocked under the acceptable use policy. You can appeal until {appeal.until}.',
  zh: '根据可接受使用政策，此内容未予放行。您可以在 {appeal.until} 之前申诉。',
}

/** What is held has no end of its own. */
const OPEN: Bilingual = { en: 'further notice', zh: '另行通知' }

/** What the findings tell the sender beside: where help is; null when they tell nothing. */
export function helpFor(findings: readonly Finding[], policy: Policy): Bilingual | null {
  for (const { clause, rule } of findings) {
    const help = policy.clauses.get(clause)?.rules.find(({ name }) => name === rule)?.help ?? null
    if (help !== null) return help
  }
  return null
}

/** `appealUntil`: RFC 3339; people read its day. */
export function messageFor(finding: Finding | null, policy: Policy, appealUntil: string): Bilingual {
  if (finding === null) return DEGRADED
  const clause = policy.clauses.get(finding.clause)
  const notice = clause?.notice ?? UNNAMED
  const title = clause?.title ?? { en: finding.clause, zh: finding.clause }
  const fill = (language: keyof Bilingual): string => {
    const values: Readonly<Record<NoticePlaceholder, string>> = {
      'clause.title': title[language],
      'clause.id': finding.clause,
      'appeal.until': appealUntil.slice(0, 10),
      until: OPEN[language],
    }
    return NOTICE_PLACEHOLDERS.reduce(
      (text, name) => text.replaceAll(`{${name}}`, () => values[name]),
      notice[language],
    )
  }
  return { en: fill('en'), zh: fill('zh') }
}
