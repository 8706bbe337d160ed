/**
 * Mail that is owed is written in the transaction that owes it: one row for each message and reader, and its place in the outbox.
 * The address and the words are looked up when it is sent, so that neither stands in the outbox.
 */
import { addMailDelivery, countMailDeliveries, getFact, type MailKind, putInOutbox } from '@goodstanding/ledger'
import type { Desk } from '../casework/parts.ts'
import { findAdministrators } from '../casework/report/find-administrators.ts'
import type { Unit } from '../casework/unit.ts'
import { type Mailbox, mailToken } from './mail-address.ts'
import { readPersonMail } from './read-person-mail.ts'

/** How mail leaves; casework without it owes none. */
export type OutgoingMail = {
  /** Whom mail comes from, and where answers and failures come back to. */
  readonly mailbox: Mailbox
  /** Whether subjects get their notices by mail too: only where the service does not deliver them. */
  readonly notices: 'sent' | 'left-to-the-service'
}

export type Mailing = {
  readonly kind: MailKind
  /** `mail/…`, `account/…`, `staff/…`, or `organization/…` for its administrators. */
  readonly recipient: string
  /** The id of what it tells of. A kind, a recipient and an id make one message, however often it is asked for. */
  readonly about: string
  /** What the same reader is told about the same thing more than once, each time for another reason. */
  readonly occasion?: string
}

/** Two messages with the same one are one message. */
export const dedupeOf = ({ kind, recipient, about, occasion }: Mailing): string =>
  JSON.stringify(occasion === undefined ? [kind, recipient, about] : [kind, recipient, about, occasion])

export const MAIL_TOPIC = 'mail'
const DAY = 86_400_000
/** A sender whose address may be forged is not written to without end. */
const RECEIPTS_A_DAY = 5

/** What subjects get by mail only where the operator mails notices. */
const TO_SUBJECTS: ReadonlySet<MailKind> = new Set(['notice', 'reversal', 'disclosure', 'question', 'answer'])

export async function queueMail(desk: Desk, unit: Unit, mailing: Mailing): Promise<void> {
  const { outgoingMail = null } = desk
  if (outgoingMail === null || (TO_SUBJECTS.has(mailing.kind) && outgoingMail.notices !== 'sent')) return
  for (const recipient of await readersOf(desk, unit, mailing)) await queueOne(desk, unit, { ...mailing, recipient })
}

/**
 * Whoever has an address. People whose address nobody stated are told by the service alone; what was stated and is none is owed a letter as
 * well, which fails, so that the log of mail says whom nothing reaches.
 */
async function readersOf(desk: Desk, unit: Unit, { recipient }: Mailing): Promise<readonly string[]> {
  const [type, ...rest] = recipient.split('/')
  const id = rest.join('/')
  if (type === 'organization') {
    const readers: string[] = []
    for (const person of await findAdministrators(desk, unit.tx, id))
      if (await hasAddress(unit, person)) readers.push(`account/${person}`)
    return readers
  }
  return type !== 'account' || (await hasAddress(unit, id)) ? [recipient] : []
}

async function hasAddress({ tx }: Unit, person: string): Promise<boolean> {
  const fact = await getFact(tx, 'person', person)
  return fact !== null && readPersonMail(fact.body).address !== null
}

async function queueOne(desk: Desk, unit: Unit, mailing: Mailing): Promise<void> {
  const { tx, now } = unit
  const { kind, recipient, about } = mailing
  if (kind === 'receipt') {
    const written = await countMailDeliveries(tx, { recipient, kind, since: now - DAY })
    if (written >= RECEIPTS_A_DAY) return
  }
  const id = unit.newId('mail')
  const token = mailToken(desk.installationKey, `delivery/${id}`)
  const dedupe = dedupeOf(mailing)
  if (!(await addMailDelivery(tx, { id, dedupe, kind, recipient, about, token, at: now }))) return
  // A reader hears of one thing in its order.
  const key = `${recipient} ${about}`
  const message = { topic: MAIL_TOPIC, key, organization: null, body: { delivery: id }, due: now, at: now }
  await putInOutbox(tx, [message])
}
