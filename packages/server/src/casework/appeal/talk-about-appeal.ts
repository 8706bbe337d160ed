/**
 * The conversation about a pending appeal: whoever decides it asks, whoever appealed answers, with the notice's token too. The
 * question and the answer reach them by the service and, where notices are mailed, by mail; neither names who asked.
 */
import {
  type Appeal,
  appealKey,
  decideAppeal,
  filerKey,
  isOwnAccount,
  questionOf,
  type Staff,
  talkOf,
} from '@goodstanding/casework'
import type { AccountId, ActionId } from '@goodstanding/model'
import { queueMail } from '../../mail/queue-mail.ts'
import type { AccessKeys } from '../../access/access-key.ts'
import type { Principal } from '../../access/principal.ts'
import type { VaultDb } from '../../vault/open-vault.ts'
import { Problem } from '../../http/problems.ts'
import { must } from '../asker.ts'
import { isAppealToken } from '../notice/issue-notice.ts'
import { isRecipient } from '../notice/is-recipient.ts'
import { whereItFell } from '../notice/where-it-fell.ts'
import type { Desk } from '../parts.ts'
import { asId } from '../read-id.ts'
import { allInStream, readStream } from '../read-stream.ts'
import { ACTIONS, APPEALS, COMPLAINTS, NOTICES, REPORTS } from '../streams.ts'
import { aboutAppeals } from './about-appeals.ts'
import { readKeptBack } from './kept-back.ts'
import { loadAppeal } from './load-appeal.ts'
import type { Unit } from '../unit.ts'

export type FiledAppeal = Exclude<Appeal, { kind: 'none' }>

/** The notice of what is appealed, and whom it went to; null for a decision not to act. */
export type AppealedNotice = { readonly id: string; readonly recipient: string } | null

export async function noticeOfAppeal(db: VaultDb, { against }: FiledAppeal): Promise<AppealedNotice> {
  if (against.kind !== 'action') return null
  const [row] = await allInStream(db, NOTICES, [{ column: 'action', test: 'is', value: against.action }])
  return row === undefined ? null : { id: row.id, recipient: row.state.recipient }
}

/** The stream of an appeal by its public id, or null. */
export async function findAppealKey(unit: Pick<Unit, 'tx'>, id: string): Promise<string | null> {
  const [row] = await allInStream(unit.tx, APPEALS, [{ column: 'public_id', test: 'is', value: id }])
  return row?.id ?? null
}

/** An appeal by its public id, or null. */
export async function readAppeal(db: VaultDb, id: string): Promise<FiledAppeal | null> {
  const key = await findAppealKey({ tx: db }, id)
  const appeal = key === null ? null : await readStream(db, APPEALS, key)
  return appeal === null || appeal.kind === 'none' ? null : appeal
}

/** The appeal of an action's subject, or null. There is one at most. */
export async function readSubjectsAppeal(db: VaultDb, action: string): Promise<FiledAppeal | null> {
  const against = { kind: 'action', action: asId<ActionId>(action) } as const
  const appeal = await readStream(db, APPEALS, appealKey({ against, party: 'subject', by: asId<AccountId>('') }))
  return appeal === null || appeal.kind === 'none' ? null : appeal
}

/** What tells whose an appeal is: whom the notice went to, and in which organizations they reported it or it fell on them; null: nobody knows. */
export type Appealed = { readonly notice: AppealedNotice; readonly within: readonly string[] | null }

export async function readAppealed(db: VaultDb, appeal: FiledAppeal): Promise<Appealed> {
  const notice = await noticeOfAppeal(db, appeal)
  const about = (await aboutAppeals(db, [appeal.against]))(appeal.against)
  if (appeal.party !== 'reporter') {
    const organization = about === null ? null : await whereItFell(db, about.subject, notice?.recipient ?? null)
    return { notice, within: organization === null ? null : [organization] }
  }
  const reports = await allInStream(db, REPORTS, [
    { column: 'reporter', test: 'is', value: appeal.by },
    { column: 'case_id', test: 'is', value: about?.case ?? '' },
  ])
  const within = reports.flatMap(({ state: { report } }) =>
    report.kind === 'none' || report.reporter.organization === null ? [] : [report.reporter.organization],
  )
  const complaints = await allInStream(db, COMPLAINTS, [
    { column: 'filed_by', test: 'is', value: appeal.by },
    { column: 'case_id', test: 'is', value: about?.case ?? '' },
  ])
  const complained = complaints.flatMap(({ state }) =>
    state.kind === 'none' || !isOwnAccount(state) ? [] : [state.organization],
  )
  return { notice, within: [...within, ...complained] }
}

/**
 * Whether an appeal is this person's: their own, or their organization's when they administer it. An id is one person in the
 * organization where they reported it, or where it fell on them, as of their reports and notices.
 */
export function isAppellant(principal: Principal, appeal: FiledAppeal, { notice, within }: Appealed): boolean {
  if (principal.kind !== 'member' || within?.includes(principal.organization) === false) return false
  if (appeal.party === 'reporter') return within !== null && principal.id === appeal.by
  if (appeal.against.kind === 'decision') return principal.id === appeal.by
  return notice !== null && isRecipient(principal, notice.recipient)
}

/** Whether a token speaks for whoever appealed: that of the notice, for the subject. A reporter has none. */
export function speaksForAppellant(
  keys: AccessKeys,
  token: string,
  { appeal, notice }: { readonly appeal: FiledAppeal; readonly notice: AppealedNotice },
): boolean {
  return appeal.party !== 'reporter' && notice !== null && isAppealToken(keys, notice.id, token)
}

/** How often whoever appealed was asked. */
export function questionsAsked(appeal: FiledAppeal): number {
  return talkOf(appeal).filter(({ from }) => from === 'reviewer').length
}

export async function askAppellant(
  desk: Desk,
  unit: Unit,
  key: string,
  asked: { readonly by: Staff; readonly question: string },
): Promise<FiledAppeal> {
  const found = await loadAppeal(unit, key)
  const appeal = filed(unit.add(APPEALS, key, must(decideAppeal({ kind: 'ask', ...asked }, found, unit.now))))
  const notice = await noticeOfAppeal(unit.tx, appeal)
  const recipient = appellantKey(appeal, notice)
  const { against, id, party } = appeal
  const answerBy = questionOf(appeal)?.answerBy ?? unit.now
  unit.tell({
    type: 'appeal.asked',
    subject: recipient,
    organization: await organizationOf(unit, appeal),
    data: {
      appeal: id,
      party,
      action: against.kind === 'action' ? against.action : null,
      ...(against.kind === 'decision' ? { decision: against.decision } : {}),
      // Of what they reported the notice is somebody else's.
      notice: party === 'reporter' ? null : (notice?.id ?? null),
      answerBy: new Date(answerBy).toISOString(),
    },
  })
  await queueMail(desk, unit, { kind: 'question', recipient, about: `${id}/${questionsAsked(appeal)}` })
  return appeal
}

export async function replyToReviewer(unit: Unit, key: string, text: string): Promise<FiledAppeal> {
  const found = await unit.load(APPEALS, key)
  return filed(unit.add(APPEALS, key, must(decideAppeal({ kind: 'reply', text }, found, unit.now))))
}

/** `account/u1` or `organization/acme`: whom what is said about an appeal goes to. */
export function appellantKey(appeal: FiledAppeal, notice: AppealedNotice): string {
  return appeal.party === 'reporter' || notice === null ? filerKey(appeal) : notice.recipient
}

async function organizationOf(unit: Unit, { against }: FiledAppeal): Promise<string | null> {
  if (against.kind === 'decision') return (await readKeptBack(unit.tx, against.decision))?.subject.organization ?? null
  if (against.kind !== 'action') return null
  const action = await unit.load(ACTIONS, against.action)
  return action.kind === 'none' ? null : action.terms.subject.organization
}

function filed(appeal: Appeal): FiledAppeal {
  if (appeal.kind === 'none') throw new Problem('appeal.not-found')
  return appeal
}
