/** A member's own pages: standing, notices and reports by the elements that others embed; a notice readable without a script. */
import type { Bilingual } from '@goodstanding/model'
import { type Html, html } from './html.ts'
import { MEMBER_WORDS as WORDS } from './member-words.ts'

export type MemberLanguage = 'en' | 'zh'

export type ShownNotice = {
  readonly id: string
  readonly clause: string
  readonly message: Bilingual
  readonly sentAt: number
  readonly appealUntil: number
  /** The token that appeals, for whoever may. */
  readonly token: string
  readonly appeal: ShownOwnAppeal | null
}

/** An appeal as whoever filed it reads it: nobody of the operator is named. */
export type ShownOwnAppeal = {
  readonly status: 'pending' | 'upheld' | 'overturned' | 'reduced'
  readonly filedAt: number
  readonly text: string
  readonly talk: readonly { readonly from: 'reviewer' | 'appellant'; readonly text: string; readonly at: number }[]
  /** By when a question is to be answered; null when none waits. */
  readonly answerBy: number | null
  /** The answer in words, once there is one. */
  readonly reason: string | null
}

type Frame = {
  readonly language: MemberLanguage
  readonly title: string
  readonly path: string
  readonly script: boolean
}

const day = (at: number): string => new Date(at).toISOString().slice(0, 10)

function renderFrame({ language, title, path, script }: Frame, body: Html): string {
  const other = language === 'zh' ? 'en' : 'zh'
  const separator = path.includes('?') ? '&' : '?'
  const page = html`<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${title}</title><link rel="stylesheet" href="/style.css">${script ? html`<script type="module" src="/embed/goodstanding.mjs"></script>` : html``}</head>
<body><div class="page narrow"><header><nav class="languages small"><a href="${path}${separator}lang=${other}" lang="${other}">${other === 'zh' ? '中文' : 'English'}</a></nav><h1>${title}</h1></header><main>${body}</main></div></body></html>`
  return `<!doctype html>\n${page.html}\n`
}

export type MemberPage = {
  readonly language: MemberLanguage
  readonly csrf: string
  readonly person: string
  /** The organization that they administer, or null. */
  readonly administers: string | null
  readonly summary: Bilingual
  readonly notices: readonly ShownNotice[]
  readonly disclosures: readonly { readonly message: Bilingual; readonly toldAt: number }[]
}

function noticeEntry(notice: ShownNotice, language: MemberLanguage): Html {
  const { id, clause, message, sentAt, token, appeal } = notice
  const link = appeal === null ? WORDS.appeal : appeal.answerBy === null ? WORDS.seeAppeal : WORDS.question
  return html`<li><p class="words">${message[language]}</p><p class="small">${day(sentAt)} · <code>${clause}</code> · <a href="/notices/${encodeURIComponent(id)}?token=${encodeURIComponent(token)}&amp;lang=${language}">${link[language]}</a></p></li>`
}

/** What lies inside the elements is read where no script runs; with one, they draw the same and more. */
export function renderMemberPage(member: MemberPage): string {
  const { language, csrf, person, administers, summary, notices, disclosures } = member
  const say = (words: Bilingual): string => words[language]
  const list =
    notices.length === 0
      ? html`<p>${say(WORDS.noNotices)}</p>`
      : html`<ul class="notices">${notices.map((notice) => noticeEntry(notice, language))}</ul>`
  const own =
    administers === null
      ? html``
      : html`<h2>${say(WORDS.organization)}</h2><goodstanding-standing subject="organization/${administers}" csrf="${csrf}"></goodstanding-standing>`
  // Nothing is said where there is nothing to tell: an order may forbid to tell for now.
  const given =
    disclosures.length === 0
      ? html``
      : html`<h2>${say(WORDS.disclosures)}</h2><ul class="notices">${disclosures.map(
          ({ message, toldAt }) =>
            html`<li><p class="words">${say(message)}</p><p class="small">${day(toldAt)}</p></li>`,
        )}</ul>`
  return renderFrame(
    { language, title: say(WORDS.title), path: '/me', script: true },
    html`<goodstanding-standing subject="account/${person}" csrf="${csrf}"><p><strong>${say(summary)}</strong></p></goodstanding-standing>${own}
<h2>${say(WORDS.notices)}</h2><goodstanding-notice csrf="${csrf}">${list}</goodstanding-notice>${given}
<h2>${say(WORDS.report)}</h2><goodstanding-feedback csrf="${csrf}" reports reporter="${person}"><p>${say(WORDS.needsScript)}</p></goodstanding-feedback>`,
  )
}

export function renderSignedOut(language: MemberLanguage): string {
  return renderFrame(
    { language, title: WORDS.signedOut[language], path: '/me', script: false },
    html`<p>${WORDS.signIn[language]}</p>`,
  )
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

export function renderNoticePage({ language, notice, appealed, now }: NoticePage): string {
  const { id, clause, message, sentAt, appealUntil, token, appeal } = notice
  const say = (words: Bilingual, value = ''): string => words[language].replace('{0}', value)
  const other = language === 'zh' ? 'en' : 'zh'
  const path = `/notices/${encodeURIComponent(id)}?token=${encodeURIComponent(token)}`
  return renderFrame(
    { language, title: say(WORDS.notice), path, script: false },
    html`<p class="small">${say(WORDS.sent, day(sentAt))} · <code>${id}</code></p>
<p class="words">${message[language]}</p>
<p><a href="/policy?lang=${language}#${clause}">${say(WORDS.clause)}: ${clause}</a></p>
<details><summary lang="${other}">${other === 'zh' ? '中文' : 'English'}</summary><p class="words" lang="${other}">${message[other]}</p></details>
<section aria-labelledby="appeal"><h2 id="appeal">${say(WORDS.appeal)}</h2>${appealPart()}</section>`,
  )

  function appealPart(): Html {
    if (appeal !== null) return html`${appealedPart()}${ownAppeal(appeal)}`
    if (appealed?.kind === 'sent') return html`<p role="status">${say(WORDS.appealed, appealed.id)}</p>`
    if (appealed?.kind === 'already') return html`<p role="status">${say(WORDS.already)}</p>`
    if (appealUntil < now) return html`<p>${say(WORDS.late, day(appealUntil))}</p>`
    const missing = appealed?.kind === 'empty' ? html`<p class="problem" role="alert">${say(WORDS.empty)}</p>` : html``
    return html`<form method="post" action="/notices/${encodeURIComponent(id)}/appeal?lang=${language}" class="fields">${missing}
<input type="hidden" name="token" value="${token}"><label for="text">${say(WORDS.why)}</label><textarea id="text" name="text" rows="6" maxlength="8000" required></textarea>
<p class="small">${say(WORDS.next)}</p><button class="main">${say(WORDS.send)}</button></form>`
  }

  function appealedPart(): Html {
    if (appealed?.kind === 'sent') return html`<p role="status">${say(WORDS.appealed, appealed.id)}</p>`
    return appealed?.kind === 'already' ? html`<p role="status">${say(WORDS.already)}</p>` : html``
  }

  /** What was said, in its order; then the question that waits, or the answer. */
  function ownAppeal({ status, filedAt, text, talk, answerBy, reason }: ShownOwnAppeal): Html {
    const line = ({ from, text: said, at }: ShownOwnAppeal['talk'][number]): Html =>
      html`<li><p class="small">${say(from === 'reviewer' ? WORDS.asked : WORDS.answered, day(at))}</p><p class="words">${said}</p></li>`
    const end = answerBy === null ? html`<p class="words">${reason ?? ''}</p>` : replyForm(answerBy)
    return html`<p>${say(WORDS[status], day(filedAt))}</p><p class="words">${text}</p>${talk.length === 0 ? html`` : html`<ol class="notices">${talk.map(line)}</ol>`}${end}`
  }

  function replyForm(answerBy: number): Html {
    const missing =
      appealed?.kind === 'no-reply' ? html`<p class="problem" role="alert">${say(WORDS.noReply)}</p>` : html``
    return html`<form method="post" action="/notices/${encodeURIComponent(id)}/reply?lang=${language}" class="fields">${missing}
<input type="hidden" name="token" value="${token}"><label for="text">${say(WORDS.reply, day(answerBy))}</label><textarea id="text" name="text" rows="6" maxlength="4000" required></textarea>
<p class="small">${say(WORDS.replyNext)}</p><button class="main">${say(WORDS.sendReply)}</button></form>`
  }
}

export function renderNoNotice(language: MemberLanguage): string {
  return renderFrame(
    { language, title: WORDS.unknown[language], path: '/me', script: false },
    html`<p>${WORDS.unknownHow[language]}</p>`,
  )
}
