/** A notice by its own link: what was decided, fact by fact, and below it the appeal. Read, printed and answered without a script. */
import type { DescribedNotice, NoticeFact } from '@goodstanding/casework'
import type { Bilingual } from '@goodstanding/model'
import { type Html, html } from './html.ts'
import { dayOf, type MemberLanguage, renderFrame } from './member-frame.ts'
import { MEMBER_WORDS as WORDS } from './member-words.ts'

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

/** An appeal as whoever filed it reads it: nobody of the operator is named. */
export type ShownOwnAppeal = {
  /** How it stands. */
  readonly summary: Bilingual
  readonly text: string
  readonly talk: readonly { readonly from: 'reviewer' | 'appellant'; readonly text: string; readonly at: number }[]
  /** By when a question is to be answered; null when none waits. */
  readonly answerBy: number | null
  /** The answer in words, once there is one. */
  readonly answer: Bilingual | null
}

export type NoticePage = {
  readonly language: MemberLanguage
  readonly notice: ShownNotice
  /** What became of an appeal that was just sent; null: none was. */
  readonly appealed:
    | { readonly kind: 'sent'; readonly id: string }
    | { readonly kind: 'already' | 'empty' | 'no-reply' }
    | null
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
  const path = `/notices/${encodeURIComponent(id)}?token=${encodeURIComponent(token)}`
  const measure = notice.described.facts.find(({ name }) => name === 'measure')
  const title = measure === undefined ? say(WORDS.notice) : say(WORDS.noticeOf, say(measure.value))
  return renderFrame(
    { language, title, path, script: false },
    html`<article aria-label="${say(WORDS.notice)}">${renderFacts(notice, language)}
<p class="small"><code>${id}</code></p>
<details><summary lang="${other.lang}">${other.name}</summary><div lang="${other.lang}">${renderFacts(notice, other.lang)}</div></details></article>
<section aria-labelledby="appeal"><h2 id="appeal">${say(WORDS.appeal)}</h2>${appealPart()}</section>`,
  )

  function appealPart(): Html {
    if (appeal !== null) return html`${appealedPart()}${ownAppeal(appeal)}`
    if (appealed?.kind === 'sent') return html`<p role="status">${say(WORDS.appealed, appealed.id)}</p>`
    if (appealed?.kind === 'already') return html`<p role="status">${say(WORDS.already)}</p>`
    if (appealUntil < now) return html`<p>${say(WORDS.late, dayOf(appealUntil))}</p>`
    const missing = appealed?.kind === 'empty' ? html`<p class="problem" role="alert">${say(WORDS.empty)}</p>` : html``
    return html`<p class="on-paper">${say(WORDS.onPaper, dayOf(appealUntil))}</p><form method="post" action="/notices/${encodeURIComponent(id)}/appeal?lang=${language}" class="fields">${missing}
<input type="hidden" name="token" value="${token}"><label for="text">${say(WORDS.why)}</label><textarea id="text" name="text" rows="6" maxlength="8000" required></textarea>
<p class="small">${say(WORDS.next)}</p><button class="main">${say(WORDS.send)}</button></form>`
  }

  function appealedPart(): Html {
    if (appealed?.kind === 'sent') return html`<p role="status">${say(WORDS.appealed, appealed.id)}</p>`
    return appealed?.kind === 'already' ? html`<p role="status">${say(WORDS.already)}</p>` : html``
  }

  /** What was said, in its order; then the question that waits, or the answer. */
  function ownAppeal({ summary, text, talk, answerBy, answer }: ShownOwnAppeal): Html {
    const line = ({ from, text: said, at }: ShownOwnAppeal['talk'][number]): Html =>
      html`<li><p class="small">${say(from === 'reviewer' ? WORDS.asked : WORDS.answered, dayOf(at))}</p><p class="words">${said}</p></li>`
    const end = answerBy === null ? html`<p class="words">${answer?.[language] ?? ''}</p>` : replyForm(answerBy)
    return html`<p>${summary[language]}</p><p class="words">${text}</p>${talk.length === 0 ? html`` : html`<ol class="notices">${talk.map(line)}</ol>`}${end}`
  }

  function replyForm(answerBy: number): Html {
    const missing =
      appealed?.kind === 'no-reply' ? html`<p class="problem" role="alert">${say(WORDS.noReply)}</p>` : html``
    return html`<form method="post" action="/notices/${encodeURIComponent(id)}/reply?lang=${language}" class="fields">${missing}
<input type="hidden" name="token" value="${token}"><label for="text">${say(WORDS.reply, dayOf(answerBy))}</label><textarea id="text" name="text" rows="6" maxlength="4000" required></textarea>
<p class="small">${say(WORDS.replyNext)}</p><button class="main">${say(WORDS.sendReply)}</button></form>`
  }
}
