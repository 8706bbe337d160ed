/** The form of a report where no script runs; with one, the element draws the same. */
import { REPORT_FORM_WORDS, REPORT_KINDS } from '@goodstanding/casework'
import type { Bilingual } from '@goodstanding/model'
import { type Html, html } from './html.ts'
import { type MemberLanguage, renderFrame } from './member-frame.ts'
import { MEMBER_WORDS } from './member-words.ts'

/** What stands in the form: as it was sent, where something is wrong with it. */
export type ReportForm = {
  /** Sent twice with the same one, a report is filed once. */
  readonly key: string
  readonly kind: string
  readonly account: string
  readonly text: string
  /** Whether it is for the operator, and not for an administrator first. */
  readonly isPast: boolean
  /** What is wrong; null: nothing yet. */
  readonly problem: string | null
}

export type ReportFormPart = {
  readonly language: MemberLanguage
  readonly csrf: string
  /** Whether an administrator would see it first. */
  readonly isMembers: boolean
  readonly form: ReportForm
  /** Whether files come with it: on the page of the form alone. */
  readonly takesFiles?: true
}

const WORDS = { ...MEMBER_WORDS, ...REPORT_FORM_WORDS }

export function renderReportForm({ language, csrf, isMembers, form, takesFiles }: ReportFormPart): Html {
  const { key, kind, account, text, isPast, problem } = form
  const say = (words: Bilingual): string => words[language]
  const checked = (is: boolean): Html => (is ? html` checked` : html``)
  const kinds = Object.entries(REPORT_KINDS).map(
    ([name, words]) =>
      html`<label class="choice"><input type="radio" name="kind" value="${name}" required${checked(name === kind)}> ${say(words)}</label>`,
  )
  const past = isMembers
    ? html`<label class="choice"><input type="checkbox" name="to" value="operator"${checked(isPast)}> ${say(WORDS.past)}</label>`
    : html``
  const wrong = problem === null ? html`` : html`<p class="problem" role="alert">${problem}</p>`
  const sending = takesFiles
    ? html`action="/me/report?lang=${language}" enctype="multipart/form-data"`
    : html`action="/me/reports?lang=${language}#reports"`
  const files = takesFiles
    ? html`<label for="files">${say(WORDS.reportFiles)}</label><input id="files" type="file" name="file" multiple accept="application/pdf,image/png,image/jpeg" aria-describedby="files-note"><p class="small" id="files-note">${say(WORDS.reportFilesNote)}</p>`
    : html``
  return html`<form method="post" ${sending} class="fields">${wrong}
<input type="hidden" name="csrf" value="${csrf}"><input type="hidden" name="key" value="${key}"><fieldset><legend>${say(WORDS.kind)}</legend>${kinds}</fieldset>
<label for="account">${say(WORDS.whom)}</label><input id="account" name="account" autocomplete="off" maxlength="200" value="${account}">
<label for="more">${say(WORDS.more)}</label><textarea id="more" name="text" rows="4" maxlength="7900">${text}</textarea>
${files}${past}<p class="small">${say(WORDS.privacy)}</p><button class="main">${say(WORDS.sendReport)}</button></form>`
}

/** The form on a page of its own, with files. */
export function renderReportPage(part: ReportFormPart): string {
  const { language } = part
  return renderFrame(
    { language, title: WORDS.reportWithFiles[language], path: '/me/report', script: false },
    html`${renderReportForm({ ...part, takesFiles: true })}<p class="small"><a href="/me?lang=${language}#reports">${WORDS.title[language]}</a></p>`,
  )
}
