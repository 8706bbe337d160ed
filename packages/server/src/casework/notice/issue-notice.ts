/** Every action sends its notice, or owes it while a legal order delays it. */
import { createHmac, timingSafeEqual } from 'node:crypto'
import {
  type ActionTaken,
  decideNotice,
  type Gag,
  type NoticeContents,
  type NoticeEvent,
  subjectKey,
} from '@goodstanding/casework'
import type { NoticeId } from '@goodstanding/model'
import { queueMail } from '../../mail/queue-mail.ts'
import { must } from '../asker.ts'
import { asId } from '../read-id.ts'
import { termsOf } from '../clause-terms.ts'
import type { Desk } from '../parts.ts'
import { allInStream } from '../read-stream.ts'
import { LEGAL_REQUESTS, NOTICES } from '../streams.ts'
import type { Unit } from '../unit.ts'

export type Issuing = {
  readonly action: ActionTaken
  readonly detectedBy: NoticeContents['detectedBy']
}

/** Issues the notice of an action that was just taken, and answers its id. */
export async function issueNotice(desk: Desk, unit: Unit, { action, detectedBy }: Issuing): Promise<NoticeId> {
  const { terms } = action
  const { policy } = desk.policy()
  const clause = termsOf(policy, terms.clause)
  const contents: NoticeContents = {
    id: asId(unit.newId('ntc')),
    action: terms.id,
    subject: terms.subject,
    type: terms.type,
    capability: terms.capability,
    clause: { id: clause.id, title: clause.title, notice: clause.notice },
    policy: terms.policy,
    facts: { en: terms.facts, zh: terms.facts },
    decidedBy: action.by.kind,
    detectedBy,
    takenAt: action.takenAt,
    until: terms.until,
    withoutPriorNotice: terms.withoutPriorNotice,
    earlyRelease: terms.earlyRelease,
    appealWindowMs: policy.appealWindowMs,
  }
  const { notice } = await unit.load(NOTICES, contents.id)
  const gag = await findGag(unit, subjectKey(terms.subject))
  const events = must(decideNotice({ kind: 'issue', contents, gag }, notice, unit.now))
  await addNotice(desk, unit, contents, { events, recipient: recipientOf(action) })
  if (gag !== null) unit.schedule({ kind: 'notice.owed', key: contents.id, payload: null, due: gag.until })
  return contents.id
}

/** Adds events to a notice. When it was sent, the service is told, and its reader by mail where the operator mails notices. */
export async function addNotice(
  desk: Desk,
  unit: Unit,
  { id, action, subject }: NoticeContents,
  { events, recipient }: { readonly events: readonly NoticeEvent[]; readonly recipient: string },
): Promise<void> {
  unit.add(
    NOTICES,
    id,
    events.map((event) => ({ ...event, recipient })),
  )
  if (!events.some(({ kind }) => kind === 'notice.sent')) return
  unit.tell({
    type: 'notice.sent',
    subject: subjectKey(subject),
    organization: subject.organization,
    data: { notice: id, action, recipient },
  })
  await queueMail(desk, unit, { kind: 'notice', recipient, about: id })
}

/** Whoever answers for content gets the notice about it. */
export function recipientOf({ terms }: Pick<ActionTaken, 'terms'>): string {
  return terms.holder === null ? subjectKey(terms.subject) : `${terms.holder.type}/${terms.holder.id}`
}

/** The delay that a legal request imposes on notices to a subject, or null. */
async function findGag(unit: Unit, subject: string): Promise<Gag | null> {
  const holding = await allInStream(unit.tx, LEGAL_REQUESTS, [{ column: 'subjects', test: 'has', value: subject }])
  return holding.reduce<Gag | null>((latest, { state: request }) => {
    if (request.kind === 'none' || request.kind === 'refused' || request.gag === null) return latest
    return latest === null || request.gag.until > latest.until ? request.gag : latest
  }, null)
}

/** The token of a notice's appeal: works without any other, also for who is suspended. It is derived, and kept nowhere. */
export function appealTokenOf({ installationKey }: Pick<Desk, 'installationKey'>, notice: string): string {
  return `apt_${createHmac('sha256', installationKey).update(`appeal/${notice}`).digest('base64url')}`
}

export function isAppealToken(desk: Pick<Desk, 'installationKey'>, notice: string, token: string): boolean {
  const made = Buffer.from(appealTokenOf(desk, notice))
  const given = Buffer.from(token)
  return made.length === given.length && timingSafeEqual(made, given)
}
