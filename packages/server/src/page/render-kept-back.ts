/** What the machine held or blocked, as its sender reads it: on their own page, and on a page of its own with the appeal. */
import type { Bilingual } from '@goodstanding/model'
import { type Html, html } from './html.ts'
import { tellInstant } from '@goodstanding/casework'
import { type MemberLanguage, renderFrame } from './member-frame.ts'
import { MEMBER_WORDS as WORDS } from './member-words.ts'
import { wordsOfEvent } from './words.ts'
import { type Appealed, renderAppealPart, type ShownOwnAppeal } from './render-appeal-part.ts'

export type ShownKeptBack = {
  readonly decision: string
  readonly status: 'blocked' | 'held' | 'released' | 'rejected'
  readonly type: string
  /** As the service calls it. */
  readonly event: string
  readonly clauses: readonly { readonly id: string; readonly title: Bilingual | null }[]
  readonly message: Bilingual | null
  readonly observed: boolean
  readonly decidedAt: number
  readonly appealUntil: number
  readonly mayAppeal: boolean
  readonly appeal: ShownOwnAppeal | null
  /** Of the measure that it ran into. */
  readonly notice: { readonly id: string; readonly token: string } | null
}

const STATUS = {
  blocked: WORDS.blocked,
  held: WORDS.held,
  released: WORDS.released,
  rejected: WORDS.rejected,
} as const satisfies Record<ShownKeptBack['status'], Bilingual>

/** `2026-11-24 10:00 UTC`: somebody looks for one message among those of a day. */
const minuteOf = (at: number): string => `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`

const pathOf = ({ decision }: ShownKeptBack): string => `/me/kept-back/${encodeURIComponent(decision)}`

/** How many are shown whole: of more, each is a line that opens. */
const WHOLE = 3

/** The list: whoever has a dozen finds the one that they look for by what it was, when, and where it stands. */
export function keptBackList(items: readonly ShownKeptBack[], language: MemberLanguage): Html {
  const isLong = items.length > WHOLE
  return html`<ul class="notices">${items.map((kept) => keptBackEntry(kept, isLong && !isAsked(kept), language))}</ul>`
}

/** A question about its appeal waits for an answer. */
const isAsked = ({ appeal }: ShownKeptBack): boolean => appeal !== null && appeal.answerBy !== null

function keptBackEntry(kept: ShownKeptBack, isFolded: boolean, language: MemberLanguage): Html {
  const { appeal, mayAppeal, notice } = kept
  const link = appeal === null ? WORDS.appeal : appeal.answerBy === null ? WORDS.seeAppeal : WORDS.question
  const own =
    mayAppeal || appeal !== null
      ? html`<a href="${pathOf(kept)}?lang=${language}">${link[language]}</a>`
      : html`${WORDS.late[language].replace('{0}', tellInstant(kept.appealUntil))}`
  const why =
    notice === null
      ? html``
      : html` · <a href="/notices/${encodeURIComponent(notice.id)}?token=${encodeURIComponent(notice.token)}&amp;lang=${language}">${WORDS.seeNotice[language]}</a>`
  const ways = html`<p class="small">${own}${why}</p>`
  const title = kept.clauses[0]?.title ?? null
  if (!isFolded) return html`<li>${renderKept(kept, language)}${ways}</li>`
  return html`<li><details><summary>${wordsOfEvent(kept.type)[language]} · <time datetime="${new Date(kept.decidedAt).toISOString()}">${minuteOf(kept.decidedAt)}</time> · <strong>${STATUS[kept.status][language]}</strong>${title === null ? html`` : html`<br>${title[language]}`}</summary>${renderKept(kept, language)}${ways}</details></li>`
}

function renderKept(kept: ShownKeptBack, language: MemberLanguage): Html {
  const { status, type, event, clauses, message, observed, decidedAt, appealUntil, appeal } = kept
  const say = (words: Bilingual): string => words[language]
  const cited = clauses.map(
    ({ id, title }) =>
      html`<a class="number" href="/policy?lang=${language}#${id}">${id}</a>${title === null ? '' : ` ${title[language]}`} `,
  )
  const row = (name: Bilingual, value: Html): Html => html`<dt>${say(name)}</dt><dd>${value}</dd>`
  return html`${message === null ? html`` : html`<p class="words opening">${message[language]}</p>`}
<dl class="facts">${cited.length === 0 ? html`` : row(WORDS.clause, html`${cited}`)}${row(WORDS.what, html`${say(wordsOfEvent(type))} <code>${event}</code>`)}${row(
    WORDS.when,
    html`${minuteOf(decidedAt)}${observed ? ` · ${say(WORDS.observed)}` : ''}`,
  )}${row(WORDS.now, html`<strong>${say(STATUS[status])}</strong>`)}${row(WORDS.until, html`${tellInstant(appealUntil)}`)}${
    appeal === null ? html`` : row(WORDS.seeAppeal, html`${appeal.summary[language]}`)
  }</dl>`
}

export type KeptBackPage = {
  readonly language: MemberLanguage
  readonly kept: ShownKeptBack
  readonly csrf: string
  readonly appealed: Appealed
  readonly now: number
}

export function renderKeptBackPage({ language, kept, csrf, appealed, now }: KeptBackPage): string {
  const path = pathOf(kept)
  const { appeal, appealUntil } = kept
  const speaks = { name: 'csrf', value: csrf } as const
  const part = { language, appeal, appealed, appealUntil, now, path, speaks, onPaper: WORDS.onPaperHere }
  return renderFrame(
    { language, title: WORDS.keptBackOne[language], path, script: false },
    html`<article aria-label="${WORDS.keptBackOne[language]}">${renderKept(kept, language)}
<p class="small"><code>${kept.decision}</code></p></article>
${renderAppealPart(part)}<p class="small"><a href="/me?lang=${language}#kept-back">${WORDS.title[language]}</a></p>`,
  )
}
