/** The appeal below what it is about: the form while there is time, what was said, the question that waits, the answer. Without a script. */
import type { Bilingual } from '@goodstanding/model'
import type { ShownBrought } from '../casework/appeal/appeal-evidence.ts'
import { type Html, html } from './html.ts'
import { tellInstant } from '@goodstanding/casework'
import { dayOf, type MemberLanguage } from './member-frame.ts'
import { MEMBER_WORDS as WORDS } from './member-words.ts'
import { renderBrought } from './render-brought.ts'

/** An appeal as whoever filed it reads it: nobody of the operator is named. */
export type ShownOwnAppeal = {
  readonly id: string
  /** How it stands. */
  readonly summary: Bilingual
  readonly text: string
  readonly talk: readonly { readonly from: 'reviewer' | 'appellant'; readonly text: string; readonly at: number }[]
  /** By when a question is to be answered; null when none waits. */
  readonly answerBy: number | null
  /** The answer in words, once there is one. */
  readonly answer: Bilingual | null
  /** What came with it; absent: nothing did, or it was not looked up. */
  readonly brought?: ShownBrought
}

/** What became of an appeal that was just sent; null: none was. */
export type Appealed =
  | { readonly kind: 'sent'; readonly id: string }
  | { readonly kind: 'already' | 'empty' | 'no-reply' }
  /** What came with it was refused, and nothing was filed; what was written stays. */
  | { readonly kind: 'refused'; readonly problem: string; readonly text: string }
  | null

export type AppealPart = {
  readonly language: MemberLanguage
  readonly appeal: ShownOwnAppeal | null
  readonly appealed: Appealed
  readonly appealUntil: number
  readonly now: number
  /** What it is about; `/appeal` and `/reply` below it take the forms. */
  readonly path: string
  /** What a form sends of who writes it. */
  readonly speaks: { readonly name: 'token' | 'csrf'; readonly value: string }
  /** What paper says in place of the form. */
  readonly onPaper: Bilingual
}

export function renderAppealPart(part: AppealPart): Html {
  const { language, appeal, appealed, appealUntil, now, path, speaks } = part
  const say = (words: Bilingual, value = ''): string => words[language].replace('{0}', value)
  const hidden = html`<input type="hidden" name="${speaks.name}" value="${speaks.value}">`
  return html`<section aria-labelledby="appeal"><h2 id="appeal">${say(WORDS.appeal)}</h2>${body()}</section>`

  function body(): Html {
    if (appeal !== null) return html`${sentPart()}${ownAppeal(appeal)}`
    if (appealed?.kind === 'sent' || appealed?.kind === 'already') return sentPart()
    if (appealUntil < now) return html`<p>${say(WORDS.late, tellInstant(appealUntil))}</p>`
    const missing = appealed?.kind === 'empty' ? html`<p class="problem" role="alert">${say(WORDS.empty)}</p>` : html``
    const refused = appealed?.kind === 'refused' ? appealed : null
    const wrong =
      refused === null ? missing : html`<p class="problem" role="alert">${refused.problem} ${say(WORDS.filesAgain)}</p>`
    // The link's own token is asked before the files are read.
    const token = speaks.name === 'token' ? `&token=${encodeURIComponent(speaks.value)}` : ''
    return html`<p class="on-paper">${say(part.onPaper, tellInstant(appealUntil))}</p><form method="post" action="${path}/appeal?lang=${language}${token}#appeal" enctype="multipart/form-data" class="fields">${wrong}
${hidden}<label for="text">${say(WORDS.why)}</label><textarea id="text" name="text" rows="6" maxlength="8000" required>${refused?.text ?? ''}</textarea>
<label for="files">${say(WORDS.files)}</label><input id="files" type="file" name="file" multiple accept="application/pdf,image/png,image/jpeg" aria-describedby="files-note"><p class="small" id="files-note">${say(WORDS.filesNote)}</p>
<p class="small">${say(WORDS.next)}</p><button class="main">${say(WORDS.send)}</button></form>`
  }

  function sentPart(): Html {
    if (appealed?.kind === 'sent') return html`<p role="status">${say(WORDS.appealed, appealed.id)}</p>`
    return appealed?.kind === 'already' ? html`<p role="status">${say(WORDS.already)}</p>` : html``
  }

  /** What was said, in its order; then the question that waits, or the answer. */
  function ownAppeal({ summary, text, brought, talk, answerBy, answer }: ShownOwnAppeal): Html {
    const line = ({ from, text: said, at }: ShownOwnAppeal['talk'][number]): Html =>
      html`<li><p class="small">${say(from === 'reviewer' ? WORDS.asked : WORDS.answered, dayOf(at))}</p><p class="words">${said}</p></li>`
    const end = answerBy === null ? html`<p class="words">${answer?.[language] ?? ''}</p>` : replyForm(answerBy)
    return html`<p>${summary[language]}</p><p class="words">${text}</p>${brought === undefined ? html`` : renderBrought(brought, 'h3', language)}${talk.length === 0 ? html`` : html`<ol class="notices">${talk.map(line)}</ol>`}${end}`
  }

  function replyForm(answerBy: number): Html {
    const missing =
      appealed?.kind === 'no-reply' ? html`<p class="problem" role="alert">${say(WORDS.noReply)}</p>` : html``
    return html`<form method="post" action="${path}/reply?lang=${language}" class="fields">${missing}
${hidden}<label for="text">${say(WORDS.reply, tellInstant(answerBy))}</label><textarea id="text" name="text" rows="6" maxlength="4000" required></textarea>
<p class="small">${say(WORDS.replyNext)}</p><button class="main">${say(WORDS.sendReply)}</button></form>`
  }
}
