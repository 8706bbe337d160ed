/** A member's own page: standing, notices and reports by the elements that others embed; what was kept back and given beside them. */
import type { Bilingual } from '@goodstanding/model'
import { ERASURE_WORDS } from './erasure-words.ts'
import { type Html, html } from './html.ts'
import { tellInstant } from '@goodstanding/casework'
import { dayOf, type MemberLanguage, renderFrame } from './member-frame.ts'
import { MEMBER_WORDS as WORDS } from './member-words.ts'
import { keptBackList, type ShownKeptBack } from './render-kept-back.ts'
import { type ReportForm, renderReportForm } from './render-report-form.ts'
import { ownReportEntry, type ShownOwnReport } from './render-own-report.ts'
import { renderFacts, type ShownNotice } from './render-notice-page.ts'

/** One page of a list. */
export type MemberList<Item> = {
  readonly items: readonly Item[]
  readonly next: string | null
  readonly isFirst: boolean
}

export type MemberPage = {
  readonly language: MemberLanguage
  readonly now: number
  readonly csrf: string
  readonly person: string
  /** The organization that they administer, or null. */
  readonly administers: string | null
  readonly summary: Bilingual
  readonly notices: MemberList<ShownNotice>
  readonly keptBack: MemberList<ShownKeptBack>
  readonly disclosures: MemberList<{ readonly message: Bilingual; readonly toldAt: number }>
  readonly reports: MemberList<ShownOwnReport>
  /** Whether an administrator of theirs would see a report first. */
  readonly isMember: boolean
  readonly form: ReportForm
}

/** Where a list goes on, and back to where it begins; each list is turned by itself. */
function turning(name: string, { next, isFirst }: Omit<MemberList<unknown>, 'items'>, language: MemberLanguage): Html {
  const newest = html`<a href="/me?lang=${language}#${name}">${WORDS.newest[language]}</a>`
  const older = (cursor: string) =>
    html`<a rel="next" href="/me?lang=${language}&amp;${name}=${encodeURIComponent(cursor)}#${name}">${WORDS.older[language]}</a>`
  if (isFirst && next === null) return html``
  return html`<p class="small">${isFirst ? html`` : newest}${isFirst || next === null ? '' : ' · '}${next === null ? html`` : older(next)}</p>`
}

/** With the link that the element shows beside its own entry (a slot of the notice's id) where a script runs: files come by it. */
function noticeEntry(notice: ShownNotice, { language, now }: Pick<MemberPage, 'language' | 'now'>): Html {
  const { id, token, appeal, appealUntil } = notice
  const facts = html`<div class="entry">${renderFacts(notice, language)}</div>`
  if (appeal === null && !notice.described.facts.some(({ name }) => name === 'appeal')) return facts
  if (appeal === null && appealUntil < now)
    return html`${facts}<p class="small">${WORDS.late[language].replace('{0}', tellInstant(appealUntil))}</p>`
  const link = appeal === null ? WORDS.appealFiles : appeal.answerBy === null ? WORDS.seeAppeal : WORDS.question
  return html`${facts}<p class="small" slot="${id}"><a href="/notices/${encodeURIComponent(id)}?token=${encodeURIComponent(token)}&amp;lang=${language}">${link[language]}</a></p>`
}

/** What lies inside the elements is read where no script runs; with one, they draw the same and more. Older notices are drawn here alone. */
export function renderMemberPage(member: MemberPage): string {
  const { language, csrf, person, administers, summary, notices, keptBack, disclosures, reports } = member
  const say = (words: Bilingual): string => words[language]
  const list =
    notices.items.length === 0
      ? html`<p>${say(WORDS.noNotices)}</p>`
      : html`${notices.items.map((notice) => noticeEntry(notice, member))}`
  const kept =
    keptBack.items.length === 0 ? html`<p>${say(WORDS.noKeptBack)}</p>` : keptBackList(keptBack.items, language)
  const own =
    administers === null
      ? html``
      : html`<h2>${say(WORDS.organization)}</h2><goodstanding-standing subject="organization/${administers}" csrf="${csrf}"></goodstanding-standing>`
  // Nothing is said where there is nothing to tell: an order may forbid to tell for now.
  const given =
    disclosures.items.length === 0
      ? html``
      : html`<h2 id="disclosures">${say(WORDS.disclosures)}</h2><ul class="notices">${disclosures.items.map(
          ({ message, toldAt }) =>
            html`<li><p class="words">${say(message)}</p><p class="small">${dayOf(toldAt)}</p></li>`,
        )}</ul>${turning('disclosures', disclosures, language)}`
  return renderFrame(
    { language, title: say(WORDS.title), path: '/me', script: true, ways: ways(member) },
    html`<goodstanding-standing subject="account/${person}" csrf="${csrf}"><p><strong>${say(summary)}</strong></p></goodstanding-standing>${own}
<h2 id="notices">${say(WORDS.notices)}</h2>${notices.isFirst ? html`<goodstanding-notice csrf="${csrf}">${list}</goodstanding-notice>` : list}${turning('notices', notices, language)}
<h2 id="kept-back">${say(WORDS.keptBack)}</h2>${kept}${turning('kept-back', keptBack, language)}${given}
<h2 id="reports">${say(WORDS.report)}</h2>${reportsPart(member)}${turning('reports', reports, language)}
<p class="small"><a href="/me/erasure?lang=${language}">${say(ERASURE_WORDS.link)}</a></p>`,
  )
}

/** Reports are taken, and listed, by the element; where no script runs that is done here. Older ones are listed here alone. */
function reportsPart({ language, csrf, person, reports, isMember, form }: MemberPage): Html {
  const entries = html`${reports.items.map((report) => ownReportEntry(report, language))}`
  if (!reports.isFirst) return entries
  const to = isMember ? html`` : html` to="operator"`
  const mine = reports.items.length === 0 ? html`` : html`<h3>${WORDS.reports[language]}</h3>`
  return html`<goodstanding-feedback csrf="${csrf}" reports reporter="${person}" page="/me/reports/{id}?lang=${language}"${to}>${renderReportForm({ language, csrf, isMembers: isMember, form })}${mine}${entries}</goodstanding-feedback><p class="small"><a href="/me/report?lang=${language}">${WORDS.reportWithFiles[language]}</a></p>`
}

/** The policy, what they administer, and the end of the session: on a machine that others use too. */
function ways({ language, csrf, administers }: MemberPage): Html {
  const say = (words: Bilingual): string => words[language]
  const own = administers === null ? html`` : html`<a href="/org">${say(WORDS.administer)}</a>`
  return html`<a href="/policy?lang=${language}">${say(WORDS.policy)}</a>${own}<form method="post" action="/sign-out?lang=${language}"><input type="hidden" name="csrf" value="${csrf}"><input type="hidden" name="session" value="person"><button class="link">${say(WORDS.signOut)}</button></form>`
}

/** `written`: what somebody sent whose session was over by then. Browsers do not put it back into a form that they were not to keep. */
export function renderSignedOut(language: MemberLanguage, written = ''): string {
  const unsent =
    written === ''
      ? html``
      : html`<p class="problem" role="alert">${WORDS.unsent[language]}</p><div class="fields"><label for="written">${WORDS.written[language]}</label><textarea id="written" rows="10" readonly>${written}</textarea></div>`
  return renderFrame(
    { language, title: WORDS.signedOut[language], path: '/me', script: false },
    html`${unsent}<p>${WORDS.signIn[language]}</p>`,
  )
}

export function renderNoNotice(language: MemberLanguage): string {
  return renderFrame(
    { language, title: WORDS.unknown[language], path: '/me', script: false },
    html`<p>${WORDS.unknownHow[language]}</p>`,
  )
}
