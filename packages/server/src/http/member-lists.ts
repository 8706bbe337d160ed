/** What the page of a member lists of theirs, each list page by page: notices, what the machine kept back, what authorities were given, what they reported. */
import { describeNotice, questionOf, talkOf } from '@goodstanding/casework'
import type { Page } from '@goodstanding/ledger'
import type { Bilingual } from '@goodstanding/model'
import type { MemberPrincipal } from '../access/principal.ts'
import { listOwnKeptBack, type OwnKeptBack } from '../casework/appeal/list-kept-back.ts'
import { readBrought } from '../casework/appeal/appeal-evidence.ts'
import { listOwnReports, type OwnReport } from '../casework/appeal/own-reports.ts'
import { sayAppeal } from '../casework/appeal/say-appeal.ts'
import { type FiledAppeal, readSubjectsAppeal } from '../casework/appeal/talk-about-appeal.ts'
import { DISCLOSURES } from '../casework/legal/tell-subjects.ts'
import { readWhatBecame } from '../casework/notice/what-became.ts'
import { mayBeOf } from '../casework/notice/where-it-fell.ts'
import { readFor } from '../casework/narrow.ts'
import { appealTokenOf } from '../casework/notice/issue-notice.ts'
import type { Desk } from '../casework/parts.ts'
import { allInStream, listStream, readStream } from '../casework/read-stream.ts'
import { withReleaseNow } from '../casework/organization/release-terms.ts'
import { sayHandled, tellOutcome } from '../casework/report/outcome-words.ts'
import { answerOf } from '../casework/show.ts'
import { ACTIONS, type KeptNotice, NOTICES } from '../casework/streams.ts'
import type { ShownOwnAppeal } from '../page/render-appeal-part.ts'
import type { ShownKeptBack } from '../page/render-kept-back.ts'
import type { MemberList, MemberPage } from '../page/render-member.ts'
import type { ShownOwnReport } from '../page/render-own-report.ts'
import type { ShownNotice } from '../page/render-notice-page.ts'

const SHOWN = 50

/** Where each list goes on, as the addresses of its pages say it. */
type Cursors = Readonly<Record<string, string | undefined>>

export async function readMemberLists(
  desk: Desk,
  person: MemberPrincipal,
  cursors: Cursors,
): Promise<Pick<MemberPage, 'notices' | 'keptBack' | 'disclosures' | 'reports'>> {
  const [notices, keptBack, disclosures, reports] = await Promise.all([
    listed(cursors['notices'], (cursor) => readNotices(desk, person, cursor)),
    listed(cursors['kept-back'], (cursor) => readKept(desk, person, cursor)),
    listed(cursors['disclosures'], (cursor) => readTold(desk, person, cursor)),
    listed(cursors['reports'], (cursor) => readReports(desk, person, cursor)),
  ])
  return { notices, keptBack, disclosures, reports }
}

async function listed<Item>(
  asked: string | undefined,
  read: (cursor: string | null) => Promise<Page<Item>>,
): Promise<MemberList<Item>> {
  const cursor = asked === undefined || asked === '' ? null : asked
  return { ...(await read(cursor)), isFirst: cursor === null }
}

async function readNotices(desk: Desk, person: MemberPrincipal, cursor: string | null): Promise<Page<ShownNotice>> {
  const conditions = [
    { column: 'status', test: 'is', value: 'sent' },
    { column: 'recipient_key', test: 'is', value: `account/${person.id}` },
  ] as const
  const page = await readFor(desk, person, (db) => listStream(db, NOTICES, conditions, { limit: SHOWN, cursor }))
  const read = await Promise.all(
    page.items.map(async ({ id, state }) =>
      (await mayBeOf(desk.db, state, person.organization)) ? showNoticeTo(desk, id, state) : null,
    ),
  )
  return { items: read.filter((notice) => notice !== null), next: page.next }
}

/** What they, and the organization that they administer, were told about records given to authorities, newest first. */
async function readTold(
  desk: Desk,
  person: MemberPrincipal,
  cursor: string | null,
): Promise<Page<{ readonly message: Bilingual; readonly toldAt: number }>> {
  const own = person.role === 'admin' ? [`organization/${person.organization}`] : []
  const conditions = [
    { column: 'status', test: 'is', value: 'told' },
    { column: 'subject_key', test: 'in', value: [`account/${person.id}`, ...own] },
  ] as const
  const page = await readFor(desk, person, (db) => listStream(db, DISCLOSURES, conditions, { limit: SHOWN, cursor }))
  const items = page.items.flatMap(({ state }) =>
    state.kind === 'told' ? [{ message: state.message, toldAt: state.toldAt }] : [],
  )
  return { items, next: page.next }
}

async function readKept(desk: Desk, person: MemberPrincipal, cursor: string | null): Promise<Page<ShownKeptBack>> {
  const sentBy = { organization: person.organization, actor: person.id }
  const { items, next } = await listOwnKeptBack(desk, person, { sentBy, page: { limit: SHOWN, cursor } })
  return { items: await showKeptBackTo(desk, person, items), next }
}

async function readReports(desk: Desk, person: MemberPrincipal, cursor: string | null): Promise<Page<ShownOwnReport>> {
  const { items, next } = await listOwnReports(desk, person, { limit: SHOWN, cursor })
  return { items: items.map((own) => showOwnReport(desk, own, false)), next }
}

/** `isOpen`: its case is being looked at anew. */
export function showOwnReport(desk: Desk, { report, appeal, appealUntil }: OwnReport, isOpen: boolean): ShownOwnReport {
  const { id, kind: status, clause, text, receivedAt, talk } = report
  const title = clause === null ? null : (desk.policy().policy.clauses.get(clause)?.title ?? null)
  return {
    ...{ id, status, text, receivedAt, talk, appealUntil },
    clause: clause === null ? null : { id: clause, title },
    answer: answerTo(report),
    appeal: appeal === null ? null : ownAppealOf(appeal),
    mayAppeal: appeal === null && !isOpen && appealUntil !== null && desk.now() < appealUntil,
  }
}

function answerTo(report: OwnReport['report']): Bilingual | null {
  switch (report.kind) {
    case 'dismissed':
      return answerOf(report)
    case 'handled':
      return sayHandled(answerOf(report))
    case 'answered':
      return tellOutcome(report)
    default:
      return null
  }
}

/** Beside what a limited account ran into lies the notice that says why, where it is theirs. */
export async function showKeptBackTo(
  desk: Desk,
  person: MemberPrincipal,
  kept: readonly OwnKeptBack[],
): Promise<readonly ShownKeptBack[]> {
  const actions = [...new Set(kept.flatMap(({ standing }) => standing?.action ?? []))]
  const conditions = [
    { column: 'action', test: 'in', value: actions },
    { column: 'recipient_key', test: 'is', value: `account/${person.id}` },
  ] as const
  const found = actions.length === 0 ? [] : await readFor(desk, person, (db) => allInStream(db, NOTICES, conditions))
  const notices = new Map<string, ShownKeptBack['notice']>(
    found.flatMap(({ id, state: { notice } }) =>
      notice.kind === 'sent' ? [[notice.contents.action, { id, token: appealTokenOf(desk, id) }]] : [],
    ),
  )
  const { clauses } = desk.policy().policy
  return kept.map((one) => ({
    ...one,
    event: one.event.id,
    clauses: one.clauses.map((id) => ({ id, title: clauses.get(id)?.title ?? null })),
    appeal: one.appeal === null ? null : ownAppealOf(one.appeal),
    notice: notices.get(one.standing?.action ?? '') ?? null,
  }))
}

/** A notice as its recipient reads it, with what became of it; null while it is owed. */
export async function showNoticeTo(desk: Desk, id: string, kept: KeptNotice): Promise<ShownNotice | null> {
  const notice = await withReleaseNow(desk.db, kept.notice)
  if (notice.kind !== 'sent') return null
  const { contents, message, appealUntil } = notice
  const appeal = await readSubjectsAppeal(desk.db, contents.action)
  const token = appealTokenOf(desk, id)
  const own = appeal === null ? null : ownAppealOf(appeal)
  const action = (await readStream(desk.db, ACTIONS, contents.action)) ?? ACTIONS.none
  const described = describeNotice(notice, (await readWhatBecame(desk.db, [action]))(action))
  return { id, described, message, appealUntil, token, appeal: own }
}

/** An appeal as whoever filed it reads it: nobody of the operator is named. */
function ownAppealOf(appeal: FiledAppeal): ShownOwnAppeal {
  return {
    id: appeal.id,
    summary: sayAppeal(appeal),
    text: appeal.text,
    talk: talkOf(appeal).map(({ from, text, at }) => ({ from, text, at })),
    answerBy: questionOf(appeal)?.answerBy ?? null,
    answer: appeal.kind === 'pending' ? null : answerOf(appeal),
  }
}

/** With what came with it, for the page of the one thing that it is about. */
export async function withBrought<Shown extends { readonly appeal: ShownOwnAppeal | null }>(
  desk: Desk,
  shown: Shown,
): Promise<Shown> {
  const { appeal } = shown
  const brought = appeal === null ? null : await readBrought(desk, appeal)
  return appeal === null || brought === null ? shown : { ...shown, appeal: { ...appeal, brought } }
}
