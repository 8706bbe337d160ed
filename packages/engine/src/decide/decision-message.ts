/** What the sender is told about what is kept back: the notice of the clause, with its blanks filled in. */
import type { Bilingual, Finding } from '@goodstanding/model'
import type { Policy } from '@goodstanding/policy'

const DEGRADED: Bilingual = {
  en: 'This could not be checked just now. It is held until it has been checked or a person has looked at it.',
  zh: '目前无法完成检查。此内容将暂时保留，待自动补查或人工查看后再作处理。',
}

const UNNAMED: Bilingual = {
  en: 'This was held or blocked under the acceptable use policy. You can appeal until {appeal.until}.',
  zh: '根据可接受使用政策，此内容未予放行。您可以在 {appeal.until} 之前申诉。',
}

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
  const day = appealUntil.slice(0, 10)
  const fill = (language: 'en' | 'zh', open: string) =>
    notice[language]
      .replaceAll('{clause.title}', title[language])
      .replaceAll('{clause.id}', finding.clause)
      .replaceAll('{appeal.until}', day)
      .replaceAll('{until}', open)
  return { en: fill('en', 'further notice'), zh: fill('zh', '另行通知') }
}
