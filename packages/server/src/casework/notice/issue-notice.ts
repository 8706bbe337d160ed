/** Every action sends its notice, or owes it while a legal order delays it. */
import { createHmac, timingSafeEqual } from 'node:crypto'
import {
  type ActionTaken,
  decideNotice,
  EXPORT_WINDOW,
  isDetected,
  type NoticeContents,
  type NoticeEvent,
  openingWords,
  subjectKey,
} from '@goodstanding/casework'
import type { NoticeId } from '@goodstanding/model'
import { type AccessKeys, accessKeyOf } from '../../access/access-key.ts'
import { queueMail } from '../../mail/queue-mail.ts'
import { must } from '../asker.ts'
import { asId } from '../read-id.ts'
import { termsOf } from '../clause-terms.ts'
import { findGag, NOTICE_JOB } from '../legal/tell-subjects.ts'
import type { Desk } from '../parts.ts'
import { ACTIONS, CASES, NOTICES } from '../streams.ts'
import type { Unit } from '../unit.ts'
import { readWhatBecame } from './what-became.ts'

/** Issues the notice of an action that was just taken, and answers its id. */
export async function issueNotice(desk: Desk, unit: Unit, action: ActionTaken): Promise<NoticeId> {
  const { terms } = action
  const { policy } = desk.policy()
  const clause = termsOf(policy, terms.clause)
  const contents: NoticeContents = {
    id: asId(unit.newId('ntc')),
    action: terms.id,
    subject: terms.subject,
    type: terms.type,
    capability: terms.capability,
    clause: { id: clause.id, title: clause.title, notice: openingWords(clause, terms.type) },
    policy: terms.policy,
    facts: typeof terms.facts === 'string' ? { en: terms.facts, zh: terms.facts } : terms.facts,
    decidedBy: action.by.kind,
    detectedBy: await howFound(unit, action),
    takenAt: action.takenAt,
    until: terms.until,
    withoutPriorNotice: terms.withoutPriorNotice,
    earlyRelease: terms.earlyRelease,
    ...exportOf(action),
    appealWindowMs: policy.appealWindowMs,
  }
  const { notice } = await unit.load(NOTICES, contents.id)
  const recipient = recipientOf(action)
  const gag = await findGag(unit, [subjectKey(terms.subject), recipient])
  const events = must(decideNotice({ kind: 'issue', contents, gag }, notice, unit.now))
  await addNotice(desk, unit, contents, { events, recipient })
  if (gag !== null) unit.schedule({ kind: NOTICE_JOB, key: contents.id, payload: null, due: gag.until })
  return contents.id
}

/** An organization that is terminated reads how long its people can export. */
function exportOf({ terms, takenAt }: ActionTaken): Pick<NoticeContents, 'exportUntil'> {
  if (terms.type !== 'terminate' || terms.subject.type !== 'organization') return {}
  return { exportUntil: terms.exportWindow === 'usual' ? takenAt + EXPORT_WINDOW : null }
}

/** As the statement of reasons of the action says it: by what lies in its case, whoever decided, approved or answered an appeal later. */
async function howFound(unit: Unit, { terms, by }: ActionTaken): Promise<NoticeContents['detectedBy']> {
  if (by.kind === 'machine') return 'machine'
  const found = terms.case === null ? null : await unit.load(CASES, terms.case)
  return found !== null && isDetected(found) ? 'machine' : 'person'
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

/** The clock: an owed notice is sent, unless an order forbids it still. */
export async function sendOwedNotice(desk: Desk, unit: Unit, id: string): Promise<void> {
  const { notice, recipient } = await unit.load(NOTICES, id)
  if (notice.kind !== 'owed') return
  const gag = await findGag(unit, [subjectKey(notice.contents.subject), recipient])
  const extended = gag === null ? null : decideNotice({ kind: 'extend-gag', gag }, notice, unit.now)
  if (extended?.ok === true)
    unit.add(
      NOTICES,
      id,
      extended.value.map((event) => ({ ...event, recipient })),
    )
  const now = (await unit.load(NOTICES, id)).notice
  const action = await unit.load(ACTIONS, notice.contents.action)
  const became = (await readWhatBecame(unit.tx, [action]))(action)
  const sent = decideNotice({ kind: 'send', gag, became }, now, unit.now)
  if (sent.ok) await addNotice(desk, unit, notice.contents, { events: sent.value, recipient })
  else if (gag !== null) unit.schedule({ kind: NOTICE_JOB, key: id, payload: null, due: gag.until })
}

/** The token of a notice's appeal: works without any other, also for who is suspended. It is derived, and kept nowhere. */
export function appealTokenOf(keys: AccessKeys, notice: string): string {
  return `apt_${createHmac('sha256', accessKeyOf(keys)).update(`appeal/${notice}`).digest('base64url')}`
}

export function isAppealToken(keys: AccessKeys, notice: string, token: string): boolean {
  const made = Buffer.from(appealTokenOf(keys, notice))
  const given = Buffer.from(token)
  return made.length === given.length && timingSafeEqual(made, given)
}
