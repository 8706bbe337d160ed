/** What was written in a room as an event of the contract. Null: nothing that the contract has a type for. */
import type { EventDataOf } from '@goodstanding/model'
import type { WireEvent } from '@goodstanding/sdk'
import { cutText } from '../cut-text.ts'
import { readersOf, type Room } from './audience.ts'
import type { MatrixEvent } from './from-callback.ts'
import { actorOf, organizationOfAct, type Organizations } from './organizations.ts'
import { type Fields, fieldsOf, listOf, numberIn, textIn } from '../read-fields.ts'
import { readHtml } from './read-html.ts'

type Content = EventDataOf<'message.send'>['content']
export type WrittenEvent = WireEvent<'message.send' | 'message.edit' | 'content.publish'>
type File = NonNullable<Content['files']>[number]

export type Around = {
  /** The `source` of every event of this homeserver. */
  readonly source: string
  readonly organizations: Organizations
  /** Null: it could not be looked up. */
  readonly room: Room | null
  /** Of the attached file, where the homeserver knows it. */
  readonly sha256: string | null
}

/** Encrypted messages too: who writes to whom is asked about, and how often; what is written nobody can read. */
const MESSAGES = new Set([
  'm.room.message',
  'm.sticker',
  'm.room.encrypted',
  'm.poll.start',
  'org.matrix.msc3381.poll.start',
])
/** What a room shows of itself to everybody in it. */
const PROFILE: Readonly<Record<string, string>> = { 'm.room.name': 'name', 'm.room.topic': 'topic' }
const FILES = new Set(['m.file', 'm.image', 'm.video', 'm.audio'])
const NAME_LIMIT = 2_048
const SHORT_LIMIT = 255
/** Whatever else stands there, no client takes it for an edit. */
const EVENT_ID = /^\$[^\s\0\p{Surrogate}]{1,254}$/u

export function eventOfMessage(event: MatrixEvent, around: Around): WrittenEvent | null {
  if (event.room === '') return null
  if (MESSAGES.has(event.type) && event.stateKey === null) return messageOf(event, around)
  const shown = PROFILE[event.type]
  if (shown === undefined || event.stateKey !== '') return null
  const text = textIn(event.content, shown) ?? ''
  const { audience, others } = readersOf(around.room, event.sender, around.organizations)
  if (text === '') return null
  const data = { ...sharedBy(event, around, others), surface: 'profile' as const, audience, content: { text } }
  return { ...envelopeOf(event, around), type: 'content.publish', data }
}

function messageOf(event: MatrixEvent, around: Around): WrittenEvent {
  const { kind, audience, others } = readersOf(around.room, event.sender, around.organizations)
  const relation = fieldsOf(event.content['m.relates_to'])
  const replaced = textIn(relation, 'rel_type') === 'm.replace' ? (textIn(relation, 'event_id') ?? '') : ''
  const edited = EVENT_ID.test(replaced) ? replaced : null
  const newContent = event.content['m.new_content']
  const written = edited === null || newContent === undefined ? event.content : fieldsOf(newContent)
  const isReply = Object.keys(fieldsOf(relation['m.in_reply_to'])).length > 0
  const data = {
    ...sharedBy(event, around, others),
    conversation: { id: event.room, kind },
    audience,
    content: contentOf(event.type, written, { sha256: around.sha256, isReply }),
  }
  const envelope = envelopeOf(event, around)
  if (edited === null) return { ...envelope, type: 'message.send', data }
  return { ...envelope, type: 'message.edit', data: { ...data, edits: { source: around.source, id: edited } } }
}

/** Synapse calls an event the same whenever it asks again. */
function envelopeOf({ id, at }: MatrixEvent, { source }: Around) {
  return {
    specversion: '1.0' as const,
    id,
    source,
    ...(at === null ? {} : { time: new Date(at).toISOString() }),
  }
}

function sharedBy({ sender }: MatrixEvent, { organizations, room }: Around, others: readonly string[]) {
  return {
    organization: organizationOfAct(sender, others, organizations),
    actor: actorOf(sender, room?.names.get(sender) ?? null, organizations),
  }
}

type Written = { readonly sha256: string | null; readonly isReply: boolean }

function contentOf(type: string, content: Fields, { sha256, isReply }: Written): Content {
  if (type === 'm.room.encrypted') return { text: '' }
  if (type.endsWith('poll.start')) return { text: cutText(pollText(content)) }
  const file = fileOf(type, content, sha256)
  const { text, links } = wordsOf(content, { isReply, isCaption: file !== null })
  return {
    text: cutText(text),
    ...(links.length === 0 ? {} : { links: [...links] }),
    ...(file === null ? {} : { files: [file] }),
  }
}

function fileOf(type: string, content: Fields, sha256: string | null): File | null {
  if (type !== 'm.sticker' && !FILES.has(textIn(content, 'msgtype') ?? '')) return null
  const info = fieldsOf(content['info'])
  const [mediaType, size] = [textIn(info, 'mimetype'), numberIn(info, 'size')]
  return {
    name: (textIn(content, 'filename') ?? textIn(content, 'body') ?? '').slice(0, NAME_LIMIT),
    ...(mediaType === null ? {} : { mediaType: mediaType.slice(0, SHORT_LIMIT) }),
    ...(size === null || size < 0 ? {} : { size: Math.floor(size) }),
    ...(sha256 === null ? {} : { sha256 }),
  }
}

/** A file of the homeserver's store. */
export type Media = { readonly server: string; readonly id: string }

/** From `mxc://server/id`; null: no such address. */
export function mediaOf(url: string): Media | null {
  const found = /^mxc:\/\/([^/]{1,255})\/([A-Za-z0-9_-]{1,255})$/.exec(url)
  return found?.[1] === undefined || found[2] === undefined ? null : { server: found[1], id: found[2] }
}

/** Where the attached file lies; null where there is none, or only an encrypted one. */
export const mediaIn = ({ content }: MatrixEvent): Media | null => mediaOf(textIn(content, 'url') ?? '')

type Wording = { readonly isReply: boolean; readonly isCaption: boolean }

/**
 * Clients show `formatted_body` where there is one and `body` elsewhere, and nothing makes the two agree: where their letters differ, both
 * are read, what most people see first. What a reply repeats of somebody else is not its sender's.
 */
function wordsOf(content: Fields, { isReply, isCaption }: Wording) {
  const body = textIn(content, 'body') ?? ''
  const fileName = textIn(content, 'filename')
  const isName = isCaption && (fileName === null || fileName === body)
  const plain = isName ? '' : isReply ? body.replace(/^(?:> [^\n]*\n)+\n?/, '') : body
  const html = textIn(content, 'format') === 'org.matrix.custom.html' ? (textIn(content, 'formatted_body') ?? '') : ''
  const { text: shown, links } = readHtml(isReply ? withoutQuoted(html) : html)
  const isSame = lettersOf(plain) === lettersOf(shown)
  return { text: shown === '' || isSame ? plain : plain === '' ? shown : `${shown}\n${plain}`, links }
}

/** As clients leave it out: at the beginning, and closed. */
function withoutQuoted(html: string): string {
  const end = html.startsWith('<mx-reply>') ? html.indexOf('</mx-reply>') : -1
  return end < 0 ? html : html.slice(end + '</mx-reply>'.length)
}

const lettersOf = (text: string): string => text.replace(/[^\p{L}\p{N}]+/gu, '')

function pollText(content: Fields): string {
  const poll = fieldsOf(content['m.poll'] ?? content['org.matrix.msc3381.poll.start'])
  const worded = [poll['question'], ...listOf(poll['answers'])].map(wordedIn)
  return worded.filter((text) => text !== '').join('\n')
}

/** The plain text of one of a poll's texts, stable or as it was before. */
function wordedIn(value: unknown): string {
  const fields = fieldsOf(value)
  const [stable] = listOf(fields['m.text']).map((part) => textIn(fieldsOf(part), 'body'))
  return stable ?? textIn(fields, 'org.matrix.msc1767.text') ?? textIn(fields, 'body') ?? ''
}
