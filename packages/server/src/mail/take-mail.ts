/**
 * What a message becomes: a report, an addition to one, a note that something came back, or nothing. All that follows is one
 * transaction with the note that it was received, so that a message taken twice has one effect, and one answered has all of it.
 */
import { decideReport, type EvidenceItem, type Reporter } from '@goodstanding/casework'
import {
  addMailThread,
  addReceivedMail,
  countReceivedMail,
  findMailDelivery,
  findMailThread,
  findMailThreadOfToken,
  findReceivedMail,
  findReportOfMail,
  type MailDelivery,
  type MailKind,
  type MailThread,
  noteMailBounce,
  type ReceivedMail,
} from '@goodstanding/ledger'
import type { Danger } from '@goodstanding/model'
import { must } from '../casework/asker.ts'
import type { Desk } from '../casework/parts.ts'
import { asId } from '../casework/read-id.ts'
import type { StatedEvidence } from '../casework/report/copy-evidence.ts'
import { fileReportIn } from '../casework/report/file-report.ts'
import { REPORTS } from '../casework/streams.ts'
import type { Unit } from '../casework/unit.ts'
import type { FileDesk } from '../decide/file-desk.ts'
import { Problem } from '../http/problems.ts'
import {
  deliveryOfMessageId,
  isOwnAddress,
  type Mailbox,
  mailToken,
  maskAddresses,
  senderToken,
  tagOf,
} from './mail-address.ts'
import type { MailReader } from './mail-reader.ts'
import type { IncomingMail } from './parse-mail.ts'
import { queueMail } from './queue-mail.ts'
import { sealAddress } from './sealed-address.ts'
import { aboutOf, dangerOf, keepFiles, reportText } from './read-complaint.ts'
import { languageOf } from './read-person-mail.ts'

export type MailTaker = {
  readonly desk: Desk
  readonly files: Pick<FileDesk, 'put'>
  readonly mailbox: Mailbox
  readonly read: MailReader['read']
  /** The language that a text is written in. */
  readonly guessLanguage: (text: string) => string
}

/** A message with its envelope. `sender` is empty for what machines send about mail. */
export type Envelope = { readonly sender: string; readonly recipients: readonly string[]; readonly raw: Uint8Array }

export type Taken =
  | { readonly kind: 'taken'; readonly outcome: ReceivedMail['outcome']; readonly report: string | null }
  /** An SMTP status, its enhanced code, and words for whoever sent it. */
  | { readonly kind: 'refused'; readonly status: number; readonly words: string }

const HOUR = 3_600_000
export const MAILS_AN_HOUR = 60

export async function takeMail(taker: MailTaker, envelope: Envelope): Promise<Taken> {
  const parsed = await taker.read(envelope.raw)
  if (!parsed.ok) return { kind: 'refused', status: 554, words: `5.6.0 ${parsed.words}` }
  const { mail } = parsed
  const { desk } = taker
  const key = keyOf(desk, mail)
  const known = await findReceivedMail(desk.db, key)
  if (known !== null) return taken(known)
  const received = {
    key,
    messageId: mail.messageId,
    sender: senderToken(desk.installationKey, mail.from),
    at: desk.now(),
  }
  if (envelope.sender === '' && mail.complaint === null) return takeReturned(taker, envelope, { mail, received })
  const why = ignoredBecause(taker.mailbox, mail)
  if (why !== null) return keepIgnored(taker, received, why)
  const recent = await countReceivedMail(desk.db, received.sender, desk.now() - HOUR)
  if (recent >= MAILS_AN_HOUR)
    return { kind: 'refused', status: 450, words: '4.7.1 Too many messages from this sender; try again in an hour.' }
  return takeReport(taker, envelope, { mail, received })
}

function taken({ outcome, report }: Pick<ReceivedMail, 'outcome' | 'report'>): Taken {
  return { kind: 'taken', outcome, report }
}

/** A machine's report is known again by its own id, whatever letter it comes in. */
function keyOf({ installationKey }: Desk, { key, complaint, from }: IncomingMail): string {
  if (complaint?.format !== 'xarf' || complaint.report.reportId === '') return key
  const token = mailToken(installationKey, `xarf/${from}/${complaint.report.reportId}`)
  return Buffer.from(token).toString('hex')
}

function ignoredBecause(mailbox: Mailbox, mail: IncomingMail): string | null {
  if (isOwnAddress(mailbox, mail.from)) return 'own-address'
  if (deliveryOfMessageId(mailbox, mail.messageId) !== null) return 'own-message'
  return mail.complaint === null ? mail.automatic : null
}

type Received = Pick<ReceivedMail, 'key' | 'messageId' | 'sender' | 'at'>
type Arrived = { readonly mail: IncomingMail; readonly received: Received }

async function keepIgnored({ desk }: MailTaker, received: Received, why: string): Promise<Taken> {
  const outcome = { outcome: 'ignored', report: null } as const
  await addReceivedMail(desk.db, { ...received, ...outcome, why })
  return taken(outcome)
}

/** From nobody: something of ours came back, or a machine answers. Nobody is ever answered. */
async function takeReturned(taker: MailTaker, { recipients }: Envelope, { mail, received }: Arrived): Promise<Taken> {
  const tags = recipients.map((address) => tagOf(taker.mailbox, address))
  const token = tags.find((tag) => tag?.kind === 'd')?.token ?? null
  const { failure } = mail
  if (token === null || failure === null) return keepIgnored(taker, received, 'null-sender')
  const outcome = { outcome: 'bounce', report: null } as const
  await taker.desk.db.transaction(async (tx) => {
    if (!(await addReceivedMail(tx, { ...received, ...outcome, why: 'failed' }))) return
    await noteMailBounce(tx, token, { answer: maskAddresses(failure) })
  })
  return taken(outcome)
}

/** Thrown inside the unit when another connection took the same message first. */
class TakenBefore extends Error {}

async function takeReport(taker: MailTaker, envelope: Envelope, arrived: Arrived): Promise<Taken> {
  const { desk } = taker
  const { mail, received } = arrived
  const kept = await keepFiles(taker, mail, received.at)
  const thread = await findThread(taker, envelope, arrived)
  const follows = thread?.report ?? (await findAnswered(taker, mail))
  try {
    return await desk.run(async (unit) => {
      const added = thread === null ? null : await addToReport(unit, thread, { mail, evidence: kept.evidence })
      const outcome =
        added === null
          ? ({ outcome: 'report', report: await fileMail(taker, unit, { arrived, kept, follows }) } as const)
          : ({ outcome: 'reply', report: added } as const)
      if (!(await addReceivedMail(unit.tx, { ...received, ...outcome, why: null }))) throw new TakenBefore()
      return taken(outcome)
    })
  } catch (fault) {
    if (fault instanceof TakenBefore) {
      const first = await findReceivedMail(desk.db, received.key)
      if (first !== null) return taken(first)
    }
    if (fault instanceof Problem && fault.kind === 'report.flooding')
      return { kind: 'refused', status: 450, words: '4.7.1 Too many reports from this sender; try again later.' }
    // Refused for good: it would say as little each time that its server sends it again.
    if (fault instanceof Problem && SAYS_NOTHING.has(fault.kind))
      return { kind: 'refused', status: 554, words: '5.6.0 The message says nothing: it has neither words nor a file.' }
    throw fault
  }
}

const SAYS_NOTHING: ReadonlySet<string> = new Set(['report.about-missing', 'report.words-missing'])

/** The conversation that a message belongs to: by the address it was sent to, by an id of ours, or by its author's earlier mail. */
async function findThread(
  { desk, mailbox }: MailTaker,
  { recipients }: Envelope,
  { mail, received }: Arrived,
): Promise<MailThread | null> {
  for (const address of recipients) {
    const tag = tagOf(mailbox, address)
    const thread = tag?.kind === 't' ? await findMailThreadOfToken(desk.db, tag.token) : null
    if (thread !== null) return thread
  }
  for (const { about } of await findOwnLetters({ desk, mailbox }, mail)) {
    const thread = await findMailThread(desk.db, about)
    if (thread !== null) return thread
  }
  const report = await findReportOfMail(desk.db, received.sender, mail.refersTo)
  return report === null ? null : findMailThread(desk.db, report)
}

/** What the letter of ours told of that a message answers, such as a notice: only whoever got that letter knows its id. */
async function findAnswered(taker: Pick<MailTaker, 'desk' | 'mailbox'>, mail: IncomingMail): Promise<string | null> {
  const letters = await findOwnLetters(taker, mail)
  return letters.find(({ kind }) => TELLS_OF.has(kind))?.about ?? null
}

const TELLS_OF: ReadonlySet<MailKind> = new Set(['notice', 'reversal', 'disclosure', 'question', 'answer', 'reminder'])

/** Letters of ours that a message answers, the nearest first; not where their secret is made up. */
async function findOwnLetters(
  { desk, mailbox }: Pick<MailTaker, 'desk' | 'mailbox'>,
  { refersTo }: IncomingMail,
): Promise<readonly MailDelivery[]> {
  const letters: MailDelivery[] = []
  for (const id of refersTo) {
    const own = deliveryOfMessageId(mailbox, id)
    const delivery = own === null ? null : await findMailDelivery(desk.db, own.id)
    if (delivery !== null && delivery.token === own?.token) letters.push(delivery)
  }
  return letters
}

/** Adds a message to the report of its conversation. Null when that is closed: then it is a new report. */
async function addToReport(
  unit: Unit,
  thread: MailThread,
  { mail, evidence }: { readonly mail: IncomingMail; readonly evidence: readonly StatedEvidence[] },
): Promise<string | null> {
  const { report } = await unit.load(REPORTS, thread.report)
  const items = evidence.map(
    ({ text = null, file }): EvidenceItem => ({
      event: null,
      versions: [{ at: unit.now, text, files: file === undefined ? [] : [file] }],
      suppliedBy: 'reporter',
    }),
  )
  const by = asId<Reporter['id']>(thread.sender)
  const command = { kind: 'add', by, text: reportText(mail), evidence: items } as const
  const decided = decideReport(command, report, unit.now)
  if (!decided.ok && decided.refusal.kind === 'report.state') return null
  unit.add(REPORTS, thread.report, must(decided))
  unit.audit({
    act: 'report.add',
    by: `mail/${thread.sender}`,
    object: `report/${thread.report}`,
    organization: null,
    why: null,
  })
  return thread.report
}

type Filing = {
  readonly arrived: Arrived
  readonly kept: { readonly evidence: readonly StatedEvidence[]; readonly clause: string | null }
  /** The report that it goes on with, though that is closed, or what the letter told of that it answers. */
  readonly follows: string | null
}

async function fileMail(
  { desk, guessLanguage }: MailTaker,
  unit: Unit,
  { arrived: { mail, received }, kept, follows }: Filing,
): Promise<string> {
  const reporter: Reporter = { kind: 'mail', id: asId(received.sender), organization: null, sender: 'unverified' }
  const danger: Danger = dangerOf(mail.complaint)
  const text = reportText(mail)
  const { report } = await fileReportIn(desk, unit, {
    asker: { kind: 'mail', id: received.sender },
    reporter,
    filing: {
      about: await aboutOf(unit.tx, mail.complaint),
      clause: kept.clause,
      text: follows === null ? text : `${text}\n\n(${follows})`,
      evidence: kept.evidence,
      danger,
    },
  })
  // Whoever writes by machine is not written back to.
  const isByHand = mail.automatic === null && mail.complaint === null
  const address = isByHand ? await sealAddress(unit.tx, report, mail.from) : null
  await addMailThread(unit.tx, {
    report: report.id,
    token: mailToken(desk.installationKey, `thread/${report.id}`),
    sender: received.sender,
    address,
    language: languageOf(guessLanguage(`${mail.subject}\n${mail.text}`)),
    at: unit.now,
  })
  // What people decided is told all the same.
  if (address !== null && !mail.asksForSilence)
    await queueMail(desk, unit, { kind: 'receipt', recipient: `mail/${received.sender}`, about: report.id })
  return report.id
}
