/**
 * Mail leaves the outbox through the operator's SMTP server: tried for days, and at every attempt under the same Message-ID, so that
 * a message whose acceptance was not noted before a crash is known as a repeat by whoever receives it.
 */
import {
  addSignInToken,
  DatabaseFault,
  findMailDelivery,
  findMailThread,
  findStaff,
  finishOutbox,
  getFact,
  type MailDelivery,
  noteMailDelivery,
  retryOutbox,
  takeFromOutbox,
  type TakenMessage,
} from '@goodstanding/ledger'
import type { Instant } from '@goodstanding/model'
import { accessKeyOf } from '../access/access-key.ts'
import { newToken } from '../access/door.ts'
import { hashToken } from '../access/read-secrets.ts'
import { describeNotice, questionOf, whatBecameOf } from '@goodstanding/casework'
import { sayAppeal } from '../casework/appeal/say-appeal.ts'
import { type FiledAppeal, noticeOfAppeal, questionsAsked, readAppeal } from '../casework/appeal/talk-about-appeal.ts'
import { appealTokenOf } from '../casework/notice/issue-notice.ts'
import type { Desk } from '../casework/parts.ts'
import { DISCLOSURES } from '../casework/legal/tell-subjects.ts'
import { readDeliveryId, readStream } from '../casework/read-stream.ts'
import { tellOutcome } from '../casework/report/outcome-words.ts'
import { instantText } from '../casework/show.ts'
import { ACTIONS, NOTICES, REPORTS } from '../casework/streams.ts'
import { isMailAddress, type Mailbox, maskAddresses, ownMessageId, taggedAddress } from './mail-address.ts'
import type { FaultTeller } from '../jobs/tell-faults.ts'
import { atMost } from '../within.ts'
import { AT_ONCE, type MailRoute, type MailTransport, openTransport } from './mail-transport.ts'
import { dedupeOf, MAIL_TOPIC } from './queue-mail.ts'
import { languageOf, type PersonMail, readPersonMail } from './read-person-mail.ts'
import { isRefusedForGood, wordsOfFault } from './read-smtp-fault.ts'
import { openAddress } from './sealed-address.ts'
import {
  answerWords,
  disclosureWords,
  invitationWords,
  noticeWords,
  outcomeWords,
  questionWords,
  receiptWords,
  reminderWords,
  reversalWords,
  type Words,
  writeLetter,
} from './write-mail.ts'

export type MailPost = {
  /** Sends what is due. Answers true when there may be more. A server that takes its time is left to it, and others go on. */
  readonly send: () => Promise<boolean>
  /** Resolves when nothing is under way. */
  readonly idle: () => Promise<void>
  readonly close: () => void
}

export type MailPostParts = {
  readonly desk: Desk
  readonly mailbox: Mailbox
  readonly route: MailRoute
  /** Address of the pages, for links. */
  readonly url: () => string
  /** Is told why letters wait, such as a password that was changed; absent: the letters alone say it. */
  readonly tell?: FaultTeller
}

const SECOND = 1_000
const MINUTE = 60 * SECOND
/** Longer than a server may take for one letter. */
const LEASE_MS = 12 * MINUTE
const TURN_MS = 2 * SECOND
const PAUSES = [30 * SECOND, 2 * MINUTE, 10 * MINUTE, 30 * MINUTE, 2 * 60 * MINUTE, 6 * 60 * MINUTE] as const
const TRIED_MS = 5 * 24 * 60 * MINUTE
const SIGN_IN_MS = 24 * 60 * MINUTE

export function createMailPost(parts: MailPostParts): MailPost {
  const transport = openTransport(parts.route)
  const { desk } = parts
  const underWay = new Set<Promise<void>>()
  const begin = (message: TakenMessage): Promise<void> => {
    const sent = sendOne(parts, transport, message).finally(() => underWay.delete(sent))
    underWay.add(sent)
    return sent
  }
  return {
    send: async () => {
      const limit = AT_ONCE - underWay.size
      if (limit === 0) return false
      const taken = await takeFromOutbox(desk.db, { topic: MAIL_TOPIC, limit, now: desk.now(), leaseMs: LEASE_MS })
      const sent = Promise.all(taken.map(begin))
      // What fails after the turn is over is not told: its lease ends, and it is taken again.
      await atMost(
        TURN_MS,
        sent.then(() => undefined),
      )
      return taken.length === limit
    },
    idle: async () => {
      await Promise.allSettled(underWay)
    },
    close: () => transport.close(),
  }
}

type Note = { readonly status: MailDelivery['status']; readonly answer: string }

async function sendOne(parts: MailPostParts, transport: MailTransport, message: TakenMessage): Promise<void> {
  const { desk } = parts
  const delivery = await findMailDelivery(desk.db, readDeliveryId(message.body))
  if (delivery === null) {
    await finishOutbox(desk.db, message)
    return
  }
  const isLast = desk.now() - message.createdAt > TRIED_MS
  const note = await attempt(parts, transport, delivery).catch(noteUnlessAway)
  if (note.status === 'waiting') parts.tell?.('send mail', `A letter waits, and is tried again: ${note.answer}`)
  const { status, answer }: Note = note.status === 'waiting' && isLast ? { ...note, status: 'failed' } : note
  await desk.db.transaction(async (tx) => {
    const again = { due: desk.now() + pauseAfter(message.attempts), error: answer }
    const isHeld = status === 'waiting' ? await retryOutbox(tx, message, again) : await finishOutbox(tx, message)
    // Whoever took it meanwhile notes how it fared.
    if (isHeld) await noteMailDelivery(tx, delivery.id, { status, answer, at: desk.now() })
  })
}

/** What cannot be read of one letter is noted on it, and it waits like one that did not arrive; a database that is away is nobody's letter. */
function noteUnlessAway(fault: unknown): Note {
  if (fault instanceof DatabaseFault) throw fault
  return { status: 'waiting', answer: wordsOfFault(fault) }
}

function pauseAfter(attempts: number): number {
  return PAUSES[Math.min(attempts, PAUSES.length) - 1] ?? PAUSES[0]
}

async function attempt(parts: MailPostParts, transport: MailTransport, delivery: MailDelivery): Promise<Note> {
  const { mailbox } = parts
  const reader = await readerOf(parts.desk, delivery)
  if (reader.address === null) return { status: 'dropped', answer: 'No address is known any more.' }
  if (!isMailAddress(reader.address))
    return { status: 'failed', answer: 'The email that was stated of them is no address that mail can be sent to.' }
  const words = await wordsOf(parts, delivery)
  if (words === null) return { status: 'dropped', answer: 'There is nothing to tell any more.' }
  const messageId = ownMessageId(mailbox, delivery)
  try {
    const { response } = await transport.sendMail({
      ...writeLetter(words, reader.language),
      from: mailbox.address,
      to: reader.address,
      ...(reader.thread === null ? {} : { replyTo: taggedAddress(mailbox, { kind: 't', token: reader.thread }) }),
      envelope: { from: taggedAddress(mailbox, { kind: 'd', token: delivery.token }), to: reader.address },
      messageId,
      date: new Date(delivery.createdAt),
      headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
      xMailer: false,
    })
    return { status: 'sent', answer: maskAddresses(response) }
  } catch (fault) {
    return { status: isRefusedForGood(fault) ? 'failed' : 'waiting', answer: wordsOfFault(fault) }
  }
}

type Reader = PersonMail & { readonly thread: string | null }
const NOBODY: Reader = { address: null, language: null, thread: null }

async function readerOf({ db }: Desk, { recipient, about }: MailDelivery): Promise<Reader> {
  const [type, ...rest] = recipient.split('/')
  const id = rest.join('/')
  switch (type) {
    case 'mail': {
      const thread = await findMailThread(db, about)
      if (thread === null) return NOBODY
      const address = thread.address === null ? null : await openAddress(db, thread.report, thread.address)
      return { address, language: languageOf(thread.language), thread: thread.token }
    }
    case 'account': {
      const fact = await getFact(db, 'person', id)
      return fact === null ? NOBODY : { ...readPersonMail(fact.body), thread: null }
    }
    case 'staff': {
      const staff = await findStaff(db, id)
      return staff === null || staff.removedAt !== null ? NOBODY : { ...NOBODY, address: staff.email }
    }
    default:
      return NOBODY
  }
}

/** What is said, as things stand when it is sent; null when they have overtaken it. */
async function wordsOf(parts: MailPostParts, delivery: MailDelivery): Promise<Words | null> {
  const { desk } = parts
  const { kind, recipient, about } = delivery
  switch (kind) {
    case 'receipt':
      return receiptWords(about)
    case 'outcome':
    case 'reminder': {
      const report = (await readStream(desk.db, REPORTS, about))?.report ?? null
      if (report === null) return null
      if (report.kind === 'answered')
        return isLastAnswer(delivery, report.at) ? outcomeWords(about, tellOutcome(report)) : null
      const waits = report.kind === 'with-administrator' || report.kind === 'asked'
      return kind === 'reminder' && waits ? reminderWords(about, instantText(report.deadline)) : null
    }
    case 'notice': {
      const notice = (await readStream(desk.db, NOTICES, about))?.notice ?? null
      if (notice?.kind !== 'sent') return null
      const { message, contents } = notice
      const [appealToken, link] = [appealTokenOf(desk, about), noticeLink(parts, about)]
      return noticeWords({ notice: about, action: contents.action, message, appealToken, link })
    }
    case 'reversal':
      return reverseWords(parts, about)
    case 'disclosure': {
      const found = await readStream(desk.db, DISCLOSURES, about)
      return found?.kind === 'told' && isOfOccasion(delivery, found.toldAt) ? disclosureWords(found.message) : null
    }
    case 'question':
      return askWords(parts, about)
    case 'answer': {
      const appeal = await readAppeal(desk.db, about)
      if (appeal === null || appeal.kind === 'pending') return null
      return answerWords({ appeal: appeal.id, summary: sayAppeal(appeal), link: await appealLink(parts, appeal) })
    }
    case 'invitation':
      return inviteWords(parts, recipient)
  }
}

/** What was told anew before this was sent is told by the letter of then. */
function isOfOccasion({ kind, recipient, about, dedupe }: MailDelivery, at: Instant): boolean {
  return dedupe === dedupeOf({ kind, recipient, about, occasion: String(at) })
}

/** An answer that another has overtaken before it was sent is not told twice. */
function isLastAnswer(delivery: MailDelivery, answeredAt: Instant): boolean {
  const { kind, recipient, about, dedupe } = delivery
  // Mail that was owed before there could be a second answer names no occasion.
  const isFirst = dedupe === dedupeOf({ kind, recipient, about })
  return kind === 'outcome' && (isFirst || isOfOccasion(delivery, answeredAt))
}

/** The page where whoever got a notice reads and appeals it. */
const noticeLink = ({ desk, url }: MailPostParts, notice: string): string =>
  `${url()}/notices/${notice}?token=${appealTokenOf(desk, notice)}`

/** `about`: the appeal, and which of its questions it is. Null when that one is answered, or another is asked by now. */
async function askWords(parts: MailPostParts, about: string): Promise<Words | null> {
  const [id = '', number = ''] = about.split('/')
  const { desk } = parts
  const appeal = await readAppeal(desk.db, id)
  const question = appeal === null ? null : questionOf(appeal)
  if (appeal === null || question === null || questionsAsked(appeal) !== Number(number)) return null
  return questionWords({ appeal: id, link: await appealLink(parts, appeal), answerBy: instantText(question.answerBy) })
}

/** Where whoever appealed reads their appeal: of what they reported the notice is somebody else's. */
async function appealLink(parts: MailPostParts, appeal: FiledAppeal): Promise<string> {
  const notice = appeal.party === 'reporter' ? null : await noticeOfAppeal(parts.desk.db, appeal)
  return notice === null ? `${parts.url()}/me` : noticeLink(parts, notice.id)
}

async function reverseWords(parts: MailPostParts, id: string): Promise<Words | null> {
  const { db } = parts.desk
  const notice = (await readStream(db, NOTICES, id))?.notice ?? null
  const action = notice?.kind === 'sent' ? await readStream(db, ACTIONS, notice.contents.action) : null
  if (notice?.kind !== 'sent' || action?.kind !== 'reversed') return null
  return reversalWords(describeNotice(notice, whatBecameOf(action)), { notice: id, link: noticeLink(parts, id) })
}

/** The link is made when it is sent: until then it exists nowhere, and after that only its hash does. */
async function inviteWords(
  { desk: { db, now, ...keys }, url }: MailPostParts,
  recipient: string,
): Promise<Words | null> {
  const staff = await findStaff(db, recipient.split('/').slice(1).join('/'))
  if (staff === null) return null
  const token = newToken('gsi', accessKeyOf(keys))
  const createdAt = now()
  const expiresAt = createdAt + SIGN_IN_MS
  await addSignInToken(db, { staff: staff.id, tokenHash: hashToken(token), createdAt, expiresAt })
  return invitationWords({ name: staff.name, roles: staff.roles, link: `${url()}/sign-in?token=${token}` })
}
