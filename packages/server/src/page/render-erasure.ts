/** What a person asked to have erased, and the form that asks. Without a script. */
import type { Bilingual } from '@goodstanding/model'
import { ERASURE_WORDS as WORDS } from './erasure-words.ts'
import { type Html, html } from './html.ts'
import { dayOf, type MemberLanguage, renderFrame } from './member-frame.ts'
import { MEMBER_WORDS } from './member-words.ts'

export type ShownOwnErasure = {
  readonly status: 'requested' | 'approved' | 'held' | 'erased' | 'refused'
  readonly requestedAt: number
  readonly deadline: number
  readonly reason: string | null
  readonly erasedAt: number | null
  readonly receipt: string | null
}

export type ErasurePage = {
  readonly language: MemberLanguage
  readonly csrf: string
  readonly items: readonly ShownOwnErasure[]
  readonly said: 'sent' | 'not-sure' | null
}

const PATH = '/me/erasure'
const isStanding = ({ status }: ShownOwnErasure): boolean =>
  status === 'requested' || status === 'approved' || status === 'held'

export function renderErasurePage({ language, csrf, items, said }: ErasurePage): string {
  const say = (words: Bilingual): string => words[language]
  const own =
    items.length === 0
      ? html``
      : html`<h2>${say(WORDS.yours)}</h2><ul class="notices">${items.map((one) => entry(one, language))}</ul>`
  const missing = said === 'not-sure' ? html`<p class="problem" role="alert">${say(WORDS.notSure)}</p>` : html``
  const form = items.some(isStanding)
    ? html``
    : html`<form method="post" action="${PATH}?lang=${language}" class="fields">${missing}<input type="hidden" name="csrf" value="${csrf}"><label class="choice"><input type="checkbox" name="sure" value="yes" required> ${say(WORDS.sure)}</label>
<button class="main">${say(WORDS.ask)}</button></form>`
  return renderFrame(
    { language, title: say(WORDS.title), path: PATH, script: false },
    html`${said === 'sent' ? html`<p role="status">${say(WORDS.sent)}</p>` : html``}${own}<h2>${say(WORDS.copy)}</h2><p>${say(WORDS.copyMeans)}</p><p><a href="/me/copy" download>${say(WORDS.save)}</a></p><h2>${say(WORDS.erase)}</h2><p>${say(WORDS.means)}</p><p>${say(WORDS.keeps)}</p><p>${say(WORDS.suspended)}</p>${form}
<p class="small"><a href="/me?lang=${language}">${say(MEMBER_WORDS.title)}</a></p>`,
  )
}

function entry(
  { status, requestedAt, deadline, reason, erasedAt, receipt }: ShownOwnErasure,
  language: MemberLanguage,
): Html {
  const row = (name: Bilingual, value: string): Html => html`<dt>${name[language]}</dt><dd class="words">${value}</dd>`
  return html`<li><dl class="facts">${row(WORDS.now, WORDS[status][language])}${row(WORDS.askedOn, dayOf(requestedAt))}${
    status === 'requested' ? row(WORDS.answerBy, dayOf(deadline)) : html``
  }${reason === null ? html`` : row(WORDS.why, reason)}${erasedAt === null ? html`` : row(WORDS.erasedOn, dayOf(erasedAt))}${
    receipt === null ? html`` : row(WORDS.receipt, receipt)
  }</dl></li>`
}
