/**
 * A message as it came over SMTP -> what the mailbox needs of it. Whatever is inside is somebody's claim. Throws nothing:
 * what cannot be read is answered in words.
 */
import { createHash } from 'node:crypto'
import PostalMime, {
  type Address,
  type Attachment,
  decodeWords,
  type Email,
  type Mailbox as PostalMailbox,
} from 'postal-mime'
import { hasManyParts, MOST_PARTS } from './count-parts.ts'
import { isMailAddress } from './mail-address.ts'
import { makeLegible, textOfBytes } from './make-legible.ts'
import { type FeedbackReport, parseFeedbackReport } from './parse-feedback-report.ts'
import { parseXarf, type Xarf } from './parse-xarf.ts'
import { MOST_TEXT, storable, textIn, wordsOfOriginal } from './words-of-mail.ts'
import { wordsOfUndivided } from './words-of-undivided.ts'

export type MailFile = {
  readonly name: string
  readonly mediaType: string
  readonly bytes: Uint8Array
  readonly note: string
}

/** A message that somebody complains about, in words. */
export type OriginalMail = { readonly text: string; readonly at: string | null }

export type Complaint =
  | { readonly format: 'arf'; readonly report: FeedbackReport }
  | { readonly format: 'xarf'; readonly report: Xarf }

export type IncomingMail = {
  /** Hexadecimal. Two copies of one message have the same, whatever servers wrote on top of them. */
  readonly key: string
  /** With its angle brackets; made from the key when there is none. */
  readonly messageId: string
  /** Address of the author, lower case. */
  readonly from: string
  readonly subject: string
  readonly text: string
  /** Ids of the messages that it answers, the nearest first. */
  readonly refersTo: readonly string[]
  /** Why no person wrote it, or null. */
  readonly automatic: string | null
  /** Whether it asks for no automatic answer, as a person's letter may. */
  readonly asksForSilence: boolean
  readonly complaint: Complaint | null
  readonly originals: readonly OriginalMail[]
  readonly files: readonly MailFile[]
  /** Says of an earlier message of ours that it was not delivered, in the words of the other server; null: it does not. */
  readonly failure: string | null
}

export type ParsedMail =
  | { readonly ok: true; readonly mail: IncomingMail }
  | { readonly ok: false; readonly words: string }

export const MOST_FILES = 50
const OPTIONS = { forceRfc822Attachments: true, maxNestingDepth: 50, maxHeadersSize: 256 * 1024 } as const
const decoder = new TextDecoder()

export async function parseMail(raw: Uint8Array): Promise<ParsedMail> {
  if (hasManyParts(raw)) return { ok: false, words: `The message has more than ${MOST_PARTS} parts.` }
  const email = await read(raw)
  if (email === null)
    return { ok: false, words: 'The message cannot be read: it is nested too deep or its header is too large.' }
  const from = addressOf(email.from ?? email.sender)
  if (from === null) return { ok: false, words: 'The message names no sender.' }
  // Before they are opened, and after: a message in a message brings its own.
  const many = { ok: false, words: `The message has more than ${MOST_FILES} attachments.` } as const
  if (email.attachments.length > MOST_FILES) return many
  const { words, ...parts } = await partsOf(email)
  if (parts.files.length + parts.originals.length > MOST_FILES) return many
  const key = keyOf(email, from, raw)
  return {
    ok: true,
    mail: {
      key,
      messageId: idsIn(email.messageId ?? '')[0] ?? `<${key}@no-message-id.invalid>`,
      from,
      subject: storable(email.subject ?? '').trim(),
      text: [textIn(email), ...words]
        .filter((some) => some !== '')
        .join('\n\n')
        .slice(0, MOST_TEXT),
      refersTo: [...idsIn(email.inReplyTo ?? ''), ...idsIn(email.references ?? '').reverse()].slice(0, 50),
      automatic: automaticReason(email),
      asksForSilence: asksForSilence(email),
      ...parts,
    },
  }
}

async function read(raw: Uint8Array): Promise<Email | null> {
  try {
    const email = await PostalMime.parse(makeLegible(raw), OPTIONS)
    const words = wordsOfUndivided(email, raw)
    return words === null ? email : { ...email, text: words }
  } catch {
    return null // the parser throws on what goes beyond its bounds, and the caller says so
  }
}

function addressOf(address: Address | undefined): string | null {
  const first: PostalMailbox | undefined = address?.group === undefined ? address : address.group[0]
  const text = first?.address.trim().toLowerCase() ?? ''
  return isMailAddress(text) ? text : null
}

function idsIn(header: string): string[] {
  return (header.match(/<[^<>\s]{1,250}>/g) ?? []).map((id) => storable(id))
}

/** The body only: servers on the way add to the header. */
function keyOf(email: Email, from: string, raw: Uint8Array): string {
  const bytes = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength)
  const gap = bytes.indexOf('\r\n\r\n')
  const body = createHash('sha256')
    .update(gap < 0 ? bytes : bytes.subarray(gap))
    .digest('hex')
  return createHash('sha256')
    .update(JSON.stringify([email.messageId ?? '', from, body]))
    .digest('hex')
}

function headerOf(email: Email, name: string): string | null {
  return (
    email.headers
      .find(({ key }) => key === name)
      ?.value.trim()
      .toLowerCase() ?? null
  )
}

/** RFC 3834 and what is used beside it. A list's mail is no letter to the mailbox either. */
function automaticReason(email: Email): string | null {
  const submitted = headerOf(email, 'auto-submitted')
  if (submitted !== null && !/^no\b/.test(submitted)) return 'auto-submitted'
  if (/^(?:bulk|junk|list|auto_reply)\b/.test(headerOf(email, 'precedence') ?? '')) return 'precedence'
  const named = ['x-autoreply', 'x-autorespond', 'list-id', 'x-failed-recipients']
  const found = named.find((name) => headerOf(email, name) !== null)
  if (found !== undefined) return found
  const type = headerOf(email, 'content-type') ?? ''
  return /^multipart\/report\b/.test(type) && !/report-type="?feedback-report/.test(type) ? 'delivery-report' : null
}

/**
 * X-Auto-Response-Suppress of [MS-OXCMAIL] says nothing of who wrote: programs and gateways add it to letters of people as well, and ask
 * for no answer of a machine. The others of its words are about reports that a message was delivered or read, which nobody sends here.
 */
function asksForSilence(email: Email): boolean {
  const words = headerOf(email, 'x-auto-response-suppress')?.split(/[\s,;]+/) ?? []
  return words.some((word) => !OF_REPORTS.has(word))
}

const OF_REPORTS: ReadonlySet<string> = new Set(['', 'none', 'dr', 'ndr', 'rn', 'nrn'])

type Parts = Pick<IncomingMail, 'complaint' | 'originals' | 'files' | 'failure'> & {
  /** What was written in a type of text that programs for mail hardly know. */
  readonly words: readonly string[]
}

type Stated = Found & { complaint: Complaint | null; readonly words: string[] }

async function partsOf(email: Email): Promise<Parts> {
  const found: Stated & { failure: string | null } = {
    complaint: null,
    originals: [],
    files: [],
    failure: null,
    words: [],
  }
  if (email.attachments.length === 0) {
    const report = parseXarf(email.text?.trim() ?? '')
    if (report !== null) found.complaint = { format: 'xarf', report }
  }
  let arf: FeedbackReport | null = null
  for (const attachment of email.attachments) {
    const { content, mimeType, filename } = attachment
    const bytes = bytesOf(content)
    const text = (): string => storable(decoder.decode(bytes))
    const isJson = mimeType === 'application/json' || mimeType.endsWith('+json') || filename?.endsWith('.json') === true
    const xarf = isJson ? parseXarf(text()) : null
    if (mimeType === 'message/feedback-report') {
      const report = parseFeedbackReport(text())
      if (report === null || arf !== null) found.words.push(text().trim())
      else arf = report
    } else if (DELIVERY_STATUS.has(mimeType)) found.failure = failureIn(text())
    else if (isMail(mimeType, filename)) await addOriginal(found, bytes)
    else if (mimeType === 'application/mbox' || filename?.toLowerCase().endsWith('.mbox') === true)
      for (const one of mailsIn(bytes)) await addOriginal(found, one)
    else if (HEADERS.has(mimeType)) found.originals.push({ text: text(), at: null })
    else if (xarf !== null && found.complaint === null) found.complaint = { format: 'xarf', report: xarf }
    else if (isWritten(attachment)) found.words.push(storable(textOfBytes(bytes)).trim())
    else found.files.push({ name: storable(filename ?? ''), mediaType: mimeType, bytes, note: '' })
  }
  if (arf !== null) addFeedback(found, arf)
  if (found.complaint?.format === 'xarf') await addXarfEvidence(found, found.complaint.report)
  return found
}

/** By mail XARF comes in the form of ARF, whose second part says no more than that. */
function addFeedback(found: Stated, report: FeedbackReport): void {
  if (found.complaint === null) found.complaint = { format: 'arf', report }
  else if (report.type !== 'xarf')
    found.words.push(report.fields.map(({ name, value }) => `${name}: ${value}`).join('\n'))
}

/** With the types that RFC 6533 gives them where an address has letters beyond ASCII. */
const DELIVERY_STATUS: ReadonlySet<string> = new Set(['message/delivery-status', 'message/global-delivery-status'])
const HEADERS: ReadonlySet<string> = new Set(['text/rfc822-headers', 'message/global-headers'])

function bytesOf(content: Attachment['content']): Uint8Array {
  return typeof content === 'string' ? Buffer.from(content) : new Uint8Array(content)
}

/** RFC 2045 and 2046: a part of no type, or of one that is none, is plain text, and so is any type of text that is not known. */
function isWritten({ mimeType, filename, disposition }: Attachment): boolean {
  if (filename !== null || disposition === 'attachment') return false
  return !mimeType.includes('/') || (mimeType.startsWith('text/') && !TEXT_OF_FILES.test(mimeType))
}

const TEXT_OF_FILES = /^text\/(?:calendar|csv|css|xml|(?:x-)?vcard|directory|javascript|x-amp-html)$/

/** Programs that do not know the type of a mail give its file a name. */
function isMail(mimeType: string, filename: string | null): boolean {
  return (
    mimeType === 'message/rfc822' ||
    mimeType === 'message/global' ||
    (mimeType === 'application/octet-stream' && filename?.toLowerCase().endsWith('.eml') === true)
  )
}

/** Of a mailbox in one file: each mail begins behind a line `From …`. One more than is taken, so that the message is refused. */
function mailsIn(mailbox: Uint8Array): readonly Uint8Array[] {
  const text = Buffer.from(mailbox.buffer, mailbox.byteOffset, mailbox.byteLength).toString('latin1')
  const mails = text.split(/(?:^|\n)From [^\r\n]{1,200}\r?\n(?=[!-9;-~]{1,80}:)/, MOST_FILES + 2)
  return mails.filter((mail) => mail.trim() !== '').map((mail) => Buffer.from(mail, 'latin1'))
}

type Found = { readonly originals: OriginalMail[]; readonly files: MailFile[] }

/** Whoever forwards what was forwarded to them sends it two deep. */
const DEEPEST = 4

/** The message complained about, in words, and what was attached to it. */
async function addOriginal(found: Found, bytes: Uint8Array, depth = 1): Promise<void> {
  const original = hasManyParts(bytes) ? null : await read(bytes)
  if (original === null) {
    found.files.push({ name: 'message.eml', mediaType: 'message/rfc822', bytes, note: '' })
    return
  }
  const said = (name: string): string[] => {
    const line = original.headers.find(({ key }) => key === name)
    return line === undefined ? [] : [`${line.originalKey}: ${decodeWords(line.value)}`]
  }
  const head = ['from', 'to', 'subject', 'date', 'message-id'].flatMap(said)
  const written = original.attachments.filter(isWritten).map(({ content }) => textOfBytes(bytesOf(content)).trim())
  const body = [wordsOfOriginal(original), ...written].filter((some) => some !== '').join('\n\n')
  found.originals.push({ text: storable(`${head.join('\n')}\n\n${body}`), at: original.date ?? null })
  for (const attachment of original.attachments) {
    if (isWritten(attachment)) continue
    const { content, mimeType, filename } = attachment
    const inside = bytesOf(content)
    if (isMail(mimeType, filename) && depth < DEEPEST && found.originals.length <= MOST_FILES) {
      await addOriginal(found, inside, depth + 1)
      continue
    }
    found.files.push({
      name: storable(filename ?? ''),
      mediaType: mimeType,
      bytes: inside,
      note: 'from the original message',
    })
  }
}

async function addXarfEvidence(found: Found, report: Xarf): Promise<void> {
  for (const { mediaType, description, bytes, agrees } of report.evidence) {
    if (mediaType === 'message/rfc822' || mediaType === 'text/email') await addOriginal(found, bytes)
    else if (mediaType.startsWith('text/'))
      found.originals.push({ text: storable(`${description}\n\n${decoder.decode(bytes)}`.trim()), at: null })
    else {
      const note = [storable(description), agrees === false ? 'not what its stated hash says' : '']
      found.files.push({ name: '', mediaType, bytes, note: note.filter((part) => part !== '').join('; ') })
    }
  }
}

/** `5.1.1 smtp; 550 no such user`, when the report says that it failed for good. */
function failureIn(text: string): string | null {
  if (!/^action:\s*failed\b/im.test(text)) return null
  const status = /^status:\s*([245]\.\d{1,3}\.\d{1,3})/im.exec(text)?.[1] ?? ''
  const diagnostic = /^diagnostic-code:\s*(.{1,300})/im.exec(text.replace(/\r?\n[ \t]+/g, ' '))?.[1] ?? ''
  return `${status} ${diagnostic}`.trim() || 'failed'
}
