/** What somebody reported, as they read it: on their own page, and on a page of its own with what is theirs to do about it. Without a script. */
import { REPORT_STATUS_WORDS, type ReportStatus, tellInstant } from '@goodstanding/casework'
import type { Bilingual } from '@goodstanding/model'
import type { ShownBrought } from '../casework/appeal/appeal-evidence.ts'
import { type Html, html } from './html.ts'
import { dayOf, type MemberLanguage, renderFrame } from './member-frame.ts'
import { MEMBER_WORDS as WORDS } from './member-words.ts'
import { renderBrought } from './render-brought.ts'
import { type Appealed, renderAppealPart, type ShownOwnAppeal } from './render-appeal-part.ts'

export type ShownOwnReport = {
  readonly id: string
  /** `handled`: answered by the reporter's own organization. */
  readonly status: ReportStatus | 'handled'
  readonly clause: { readonly id: string; readonly title: Bilingual | null } | null
  readonly text: string
  readonly receivedAt: number
  readonly talk: readonly { readonly from: 'administrator' | 'reporter'; readonly text: string; readonly at: number }[]
  /** What was answered, by administrators or the operator. */
  readonly answer: Bilingual | null
  readonly appeal: ShownOwnAppeal | null
  /** Until when the answer can be appealed; null: there is none yet. */
  readonly appealUntil: number | null
  readonly mayAppeal: boolean
  /** What they brought with it, where one report is read; absent: nothing. */
  readonly brought?: ShownBrought
}

const STATUS_WORDS: Readonly<Record<ShownOwnReport['status'], Bilingual>> = {
  ...REPORT_STATUS_WORDS,
  handled: { en: 'Handled by your administrator', zh: '企业管理员已处理' },
}

/** What an administrator closed is brought to the operator once. */
const mayEscalate = ({ status }: ShownOwnReport): boolean => status === 'dismissed' || status === 'handled'

const pathOf = ({ id }: ShownOwnReport): string => `/me/reports/${encodeURIComponent(id)}`

/**
 * Inside the element that takes reports: what is read where no script runs, and the link that the element shows beside its own entry
 * (a slot of the report's id) where one does.
 */
export function ownReportEntry(report: ShownOwnReport, language: MemberLanguage): Html {
  const { id, text } = report
  return html`<div class="entry"><p><strong>${STATUS_WORDS[report.status][language]}</strong></p><p class="words">${text}</p></div>
<p class="small" slot="${id}"><a href="${pathOf(report)}?lang=${language}">${linkOf(report)[language]}</a></p>`
}

function linkOf(report: ShownOwnReport): Bilingual {
  const { appeal, mayAppeal, status } = report
  if (appeal !== null) return appeal.answerBy === null ? WORDS.seeAppeal : WORDS.question
  if (mayAppeal) return WORDS.appealAnswer
  return status === 'asked' || mayEscalate(report) ? WORDS.actOnReport : WORDS.readReport
}

export type OwnReportPage = {
  readonly language: MemberLanguage
  readonly report: ShownOwnReport
  readonly csrf: string
  readonly appealed: Appealed
  /** Words that were sent and left out what is needed. */
  readonly isEmpty: boolean
  /** Whether it was filed just now. */
  readonly isNew: boolean
  /** What goes with it, when it was one too many; null: nothing. */
  readonly warning: Bilingual | null
  readonly now: number
}

export function renderOwnReportPage(page: OwnReportPage): string {
  const { language, report, csrf, appealed, now } = page
  const { appeal, appealUntil, mayAppeal } = report
  const say = (words: Bilingual): string => words[language]
  const path = pathOf(report)
  const speaks = { name: 'csrf', value: csrf } as const
  const part = { language, appeal, appealed, appealUntil: appealUntil ?? 0, now, path, speaks }
  const isAppealable = mayAppeal || appeal !== null || appealed !== null || (appealUntil !== null && appealUntil < now)
  const looking =
    appealUntil !== null && !isAppealable ? html`<p role="status">${say(WORDS.lookedAtAgain)}</p>` : html``
  return renderFrame(
    { language, title: say(WORDS.ownReport), path, script: false },
    html`${page.isNew ? html`<p role="status">${say(WORDS.reportSent)}</p>` : html``}${page.warning === null ? html`` : html`<p class="problem">${say(page.warning)}</p>`}<article aria-label="${say(WORDS.ownReport)}">${facts(report, language)}
<p class="small"><code>${report.id}</code></p></article>
${actPart(page, path)}${isAppealable ? renderAppealPart({ ...part, onPaper: WORDS.onPaperHere }) : looking}<p class="small"><a href="/me?lang=${language}#reports">${say(WORDS.title)}</a></p>`,
  )
}

function facts(report: ShownOwnReport, language: MemberLanguage): Html {
  const { status, clause, text, receivedAt, talk, answer, appealUntil } = report
  const say = (words: Bilingual): string => words[language]
  const row = (name: Bilingual, value: Html): Html => html`<dt>${say(name)}</dt><dd>${value}</dd>`
  const cited =
    clause === null
      ? html``
      : row(
          WORDS.clause,
          html`<a class="number" href="/policy?lang=${language}#${clause.id}">${clause.id}</a>${clause.title === null ? '' : ` ${clause.title[language]}`}`,
        )
  const line = ({ from, text: said, at }: ShownOwnReport['talk'][number]): Html =>
    html`<li><p class="small">${say(from === 'administrator' ? WORDS.administratorAsked : WORDS.youSaid).replace('{0}', dayOf(at))}</p><p class="words">${said}</p></li>`
  const until = appealUntil === null ? html`` : row(WORDS.until, html`${tellInstant(appealUntil)}`)
  return html`<p class="words opening">${text}</p>
<dl class="facts">${row(WORDS.now, html`<strong>${say(STATUS_WORDS[status])}</strong>`)}${
    answer === null ? html`` : row(WORDS.answer, html`<span class="words">${answer[language]}</span>`)
  }${cited}${row(WORDS.reportedOn, html`${dayOf(receivedAt)}`)}${until}</dl>${
    report.brought === undefined ? html`` : renderBrought(report.brought, 'h2', language)
  }${talk.length === 0 ? html`` : html`<ol class="notices">${talk.map(line)}</ol>`}`
}

/** The question of an administrator is answered, or what they closed is brought to the operator. */
function actPart({ report, csrf, language, isEmpty }: OwnReportPage, path: string): Html {
  const say = (words: Bilingual): string => words[language]
  if (report.status !== 'asked' && !mayEscalate(report)) return html``
  const isAsked = report.status === 'asked'
  const missing = isEmpty ? html`<p class="problem" role="alert">${say(WORDS.noReply)}</p>` : html``
  const required = isAsked ? html` required` : html``
  return html`<section aria-labelledby="act"><h2 id="act">${say(isAsked ? WORDS.answerAdministrator : WORDS.escalate)}</h2><form method="post" action="${path}/${isAsked ? 'answer' : 'escalate'}?lang=${language}" class="fields">${missing}
<input type="hidden" name="csrf" value="${csrf}"><label for="words">${say(isAsked ? WORDS.yourAnswer : WORDS.escalateWhy)}</label><textarea id="words" name="text" rows="6" maxlength="8000"${required}></textarea>
<button class="main">${say(isAsked ? WORDS.sendReply : WORDS.escalateSend)}</button></form></section>`
}
