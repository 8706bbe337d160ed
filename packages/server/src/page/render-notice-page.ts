/** A notice by its own link: what was decided, fact by fact, and below it the appeal. Read, printed and answered without a script. */
import type { DescribedNotice, NoticeFact } from '@goodstanding/casework'
import type { Bilingual } from '@goodstanding/model'
import { type Html, html } from './html.ts'
import { type MemberLanguage, renderFrame } from './member-frame.ts'
import { MEMBER_WORDS as WORDS } from './member-words.ts'
import { type Appealed, renderAppealPart, type ShownOwnAppeal } from './render-appeal-part.ts'

export type ShownNotice = {
  readonly id: string
  readonly described: DescribedNotice
  /** The text as it was sent. */
  readonly message: Bilingual
  readonly appealUntil: number
  /** The token that appeals, for whoever may. */
  readonly token: string
  readonly appeal: ShownOwnAppeal | null
}

export type NoticePage = {
  readonly language: MemberLanguage
  readonly notice: ShownNotice
  readonly appealed: Appealed
  readonly now: number
}

const OTHER = { en: { lang: 'zh', name: '中文' }, zh: { lang: 'en', name: 'English' } } as const

/** The clause's own words, and every fact below them. The clause leads to the policy. */
export function renderFacts({ described }: Pick<ShownNotice, 'described'>, language: MemberLanguage): Html {
  const { clause, opening, facts } = described
  const show = ({ name, value }: NoticeFact): Html => {
    const words = value[language]
    if (name === 'now') return html`<strong>${words}</strong>`
    if (name === 'facts') return html`<span class="words">${words}</span>`
    if (name !== 'clause') return html`${words}`
    return html`<a class="number" href="/policy?lang=${language}#${clause.id}">${clause.id}</a>${words.slice(clause.id.length)}`
  }
  return html`<p class="words opening">${opening[language]}</p>
<dl class="facts">${facts.map((fact) => html`<dt>${fact.label[language]}</dt><dd>${show(fact)}</dd>`)}</dl>`
}

export function renderNoticePage({ language, notice, appealed, now }: NoticePage): string {
  const { id, appealUntil, token, appeal } = notice
  const say = (words: Bilingual, value = ''): string => words[language].replace('{0}', value)
  const other = OTHER[language]
  const path = `/notices/${encodeURIComponent(id)}`
  const measure = notice.described.facts.find(({ name }) => name === 'measure')
  const title = measure === undefined ? say(WORDS.notice) : say(WORDS.noticeOf, say(measure.value))
  const speaks = { name: 'token', value: token } as const
  const isOffered = appeal !== null || notice.described.facts.some(({ name }) => name === 'appeal')
  const part = isOffered
    ? renderAppealPart({
        ...{ language, appeal, appealed, appealUntil, now, path, speaks },
        onPaper: WORDS.onPaper,
      })
    : html``
  return renderFrame(
    { language, title, path: `${path}?token=${encodeURIComponent(token)}`, script: false },
    html`<article aria-label="${say(WORDS.notice)}">${renderFacts(notice, language)}
<p class="small"><code>${id}</code></p>
<details><summary lang="${other.lang}">${other.name}</summary><div lang="${other.lang}">${renderFacts(notice, other.lang)}</div></details></article>
${part}`,
  )
}
