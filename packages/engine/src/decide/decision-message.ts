/** What the sender is told about what is kept back: what was done with it, and the notice of the clause, with its blanks filled in. */
import {
  type Bilingual,
  type Decision,
  type Finding,
  NOTICE_PLACEHOLDERS,
  type NoticePlaceholder,
} from '@goodstanding/model'
import type { Policy } from '@goodstanding/policy'
import { tellMinute } from './tell-minute.ts'

const DEGRADED: Bilingual = {
  en: 'This could not be checked just now. It is held until it has been checked or a person has looked at it.',
  zh: '目前无法完成检查。此内容将暂时保留，待自动补查或人工查看后再作处理。',
}

const UNNAMED: Bilingual = {
  en: 'It goes against the acceptable use policy ({clause.id}). You can appeal until {appeal.until}.',
  zh: '其不符合可接受使用政策（{clause.id}）。您可在 {appeal.until} 前申诉。',
}

/** In words that stay true when a person has looked: whoever comes back later reads them again. */
const DONE = {
  hold: { en: 'This was put on hold for a person to look at.', zh: '此操作已暂缓，待人工查看。' },
  block: { en: 'This was refused.', zh: '此操作未获准。' },
} as const satisfies Partial<Record<Decision['effect'], Bilingual>>
export type KeptBack = keyof typeof DONE

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

/** A clause's own words fit whatever is done under it, here or by a later measure; what is done here stands beside them. `appealUntil`: RFC 3339. */
export function messageFor(
  finding: Finding | null,
  policy: Policy,
  { effect, appealUntil }: { readonly effect: KeptBack; readonly appealUntil: string },
): Bilingual {
  if (finding === null) return DEGRADED
  const clause = policy.clauses.get(finding.clause)
  const notice = clause?.notice ?? UNNAMED
  const title = clause?.title ?? { en: finding.clause, zh: finding.clause }
  const fill = (language: keyof Bilingual): string => {
    const values: Readonly<Record<NoticePlaceholder, string>> = {
      'clause.title': title[language],
      'clause.id': finding.clause,
      'appeal.until': tellMinute(appealUntil),
      until: OPEN[language],
    }
    return NOTICE_PLACEHOLDERS.reduce(
      (text, name) => text.replaceAll(`{${name}}`, () => values[name]),
      notice[language],
    )
  }
  const done = DONE[effect]
  // Whoever may need help hears of that first.
  return clause?.rules.some(({ help }) => help !== null)
    ? { en: `${fill('en')} ${done.en}`, zh: `${fill('zh')}${done.zh}` }
    : { en: `${done.en} ${fill('en')}`, zh: `${done.zh}${fill('zh')}` }
}
