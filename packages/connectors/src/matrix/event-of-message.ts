/** What was written in a room as an event of the contract. Null: nothing that the contract has a type for. */
import type { EventDataOf } from '@goodstanding/model'
import type { WireEvent } from '@goodstanding/sdk'
import { cutText } from '../cut-text.ts'
import { readersOf, type Room } from './audience.ts'
import type { MatrixEvent } from './from-callback.ts'
import { actorOf, organizationOfAct, type Organizations } from './organizations.ts'
import { type Fields, fieldsOf, listOf, numberIn, textIn } from '../read-fields.ts'
import { type Link, readHtml } from './read-html.ts'
import { type SealedFile, sealedFileFrom } from './unseal-file.ts'

type Content = EventDataOf<'message.send'>['content']
export type WrittenEvent = WireEvent<'message.send' | 'message.edit' | 'content.publish'>
type File = NonNullable<Content['files']>[number]

export type Around = {
  /** The `source` of every event of this homeserver. */
  readonly source: string
  readonly organizations: Organizations
  /** Null: it could not be looked up. */
  readonly room: Room | null
  /** Of the files that it names, by their addresses, where the homeserver knows them. */
  readonly hashes: ReadonlyMap<string, string>
}

/** Encrypted messages too: who writes to whom is asked about, and how often; what is written nobody can read. */
const MESSAGES = new Set([
  'm.room.message',
  'm.sticker',
  'm.room.encrypted',
  'm.poll.start',
  'org.matrix.msc3381.poll.start',
])
const REACTION = 'm.reaction'
/** What a room shows of itself to everybody in it. */
const PROFILE: Readonly<Record<string, string>> = { 'm.room.name': 'name', 'm.room.topic': 'topic' }
const FILES = new Set(['m.file', 'm.image', 'm.video', 'm.audio'])
const NAME_LIMIT = 2_048
const SHORT_LIMIT = 255
const LINK_LIMIT = 1_000
/** Whatever else stands there, no client takes it for an edit. */
const EVENT_ID = /^\$[^\s\0\p{Surrogate}]{1,254}$/u
/** Of the year 9999: later ones are written otherwise, and are no instants to Goodstanding. */
const LAST_WRITTEN = 253_402_300_799_999

export function eventOfMessage(event: MatrixEvent, around: Around): WrittenEvent | null {
  if (event.room === '') return null
  if ((MESSAGES.has(event.type) || isWorded(event)) && event.stateKey === null) return messageOf(event, around)
  const shown = PROFILE[event.type]
  if (shown === undefined || event.stateKey !== '') return null
  const content = profileOf(event.content, shown)
  const { audience, others } = readersOf(around.room, event.sender, around.organizations)
  if (content.text === '') return null
  const data = { ...sharedBy(event, around, others), surface: 'profile' as const, audience, content }
  return { ...envelopeOf(event, around), type: 'content.publish', data }
}

function messageOf(event: MatrixEvent, around: Around): WrittenEvent {
  const { kind, audience, others } = readersOf(around.room, event.sender, around.organizations)
  const edited = editedBy(event)
  const data = {
    ...sharedBy(event, around, others),
    conversation: { id: event.room, kind },
    audience,
    content: contentOf(event, edited !== null, around.hashes),
  }
  const envelope = envelopeOf(event, around)
  if (edited === null) return { ...envelope, type: 'message.send', data }
  return { ...envelope, type: 'message.edit', data: { ...data, edits: { source: around.source, id: edited } } }
}

function relationOf({ content }: MatrixEvent): Fields {
  return fieldsOf(content['m.relates_to'])
}

const reactedWith = (event: MatrixEvent): string => textIn(relationOf(event), 'key') ?? ''

/** Clients show whatever stands there, so that a reaction may be a sentence; pictures have no letters, but for the odd sign. */
function isWorded(event: MatrixEvent): boolean {
  const key = event.type === REACTION ? reactedWith(event) : ''
  return !key.startsWith('mxc://') && ((key.match(/\p{L}/gu) ?? []).length > 1 || /\p{Script=Han}/u.test(key))
}

/** The event in whose place clients show this one; null: it is no edit. */
function editedBy(event: MatrixEvent): string | null {
  const relation = relationOf(event)
  const id = textIn(relation, 'rel_type') === 'm.replace' ? (textIn(relation, 'event_id') ?? '') : ''
  return EVENT_ID.test(id) ? id : null
}

/** Whether clients leave out what it repeats. Within a thread an answer that is none is marked: it is there for clients that know no threads. */
function isReply(event: MatrixEvent): boolean {
  const relation = relationOf(event)
  const isFallback = textIn(relation, 'rel_type') === 'm.thread' && relation['is_falling_back'] === true
  return !isFallback && EVENT_ID.test(textIn(fieldsOf(relation['m.in_reply_to']), 'event_id') ?? '')
}

/** When it was sent, as its server states it; null where that is no instant to Goodstanding. */
export const instantOf = ({ at }: MatrixEvent): string | null =>
  at === null || at < 0 || at > LAST_WRITTEN ? null : new Date(at).toISOString()

/** Synapse calls an event the same whenever it asks again. */
function envelopeOf(event: MatrixEvent, { source }: Around) {
  const time = instantOf(event)
  return { specversion: '1.0' as const, id: event.id, source, ...(time === null ? {} : { time }) }
}

/** All that clients show of it, to whoever has to judge it; of its files what they are called. */
export function contentShown(event: MatrixEvent): Content {
  const profile = event.stateKey === '' ? PROFILE[event.type] : undefined
  if (profile !== undefined) return profileOf(event.content, profile)
  return contentOf(event, editedBy(event) !== null, new Map())
}

function sharedBy({ sender }: MatrixEvent, { organizations, room }: Around, others: readonly string[]) {
  return {
    organization: organizationOfAct(sender, others, organizations),
    actor: actorOf(sender, room?.names.get(sender) ?? null, organizations),
  }
}

/** What most clients show of it, and what those show that know no edits: it need not be the same. */
function contentOf(event: MatrixEvent, isEdit: boolean, hashes: Around['hashes']): Content {
  const { type, content } = event
  if (type === 'm.room.encrypted') return { text: '' }
  if (type === REACTION) return { text: cutText(reactedWith(event)) }
  const written = content['m.new_content']
  if (!isEdit || written === undefined) return partOf(type, content, { hashes, isReply: !isEdit && isReply(event) })
  const shown = partOf(type, fieldsOf(written), { hashes, isReply: false })
  const otherwise = partOf(type, content, { hashes, isReply: true })
  const links = eachOnce(shown.links, otherwise.links).slice(0, LINK_LIMIT)
  const files = eachOnce(shown.files, otherwise.files)
  return {
    text: cutText(bothOf(shown.text, otherwise.text)),
    ...(links.length === 0 ? {} : { links }),
    ...(files.length === 0 ? {} : { files }),
  }
}

function eachOnce<Item>(...lists: readonly (readonly Item[] | undefined)[]): Item[] {
  return [...new Map(lists.flatMap((list) => list ?? []).map((item) => [JSON.stringify(item), item])).values()]
}

type Reading = { readonly hashes: Around['hashes']; readonly isReply: boolean }

function partOf(type: string, content: Fields, { hashes, isReply }: Reading): Content {
  if (type.endsWith('poll.start')) return { text: cutText(pollText(content)) }
  const file = fileOf(type, content, hashes)
  const { text, links } = wordsOf(content, { isReply, isCaption: file !== null })
  const preview = file === null ? [] : previewOf(content, hashes, file)
  return {
    text: cutText(text),
    ...(links.length === 0 ? {} : { links: [...links] }),
    ...(file === null ? {} : { files: [file, ...preview] }),
  }
}

function fileOf(type: string, content: Fields, hashes: Around['hashes']): File | null {
  if (type !== 'm.sticker' && !FILES.has(textIn(content, 'msgtype') ?? '')) return null
  const name = textIn(content, 'filename') ?? textIn(content, 'body') ?? ''
  const [shown] = addressesIn(content)
  return describedBy(fieldsOf(content['info']), name, hashes.get(shown ?? ''))
}

/** Of the file: what is encrypted comes first, as clients show it where both are there. */
function addressesIn(content: Fields): readonly string[] {
  return [textIn(fieldsOf(content['file']), 'url'), textIn(content, 'url')].filter((url) => url !== null)
}

/** Of its previews. */
function previewsIn(content: Fields): readonly string[] {
  const info = fieldsOf(content['info'])
  const found = [textIn(fieldsOf(info['thumbnail_file']), 'url'), textIn(info, 'thumbnail_url')]
  return found.filter((url) => url !== null)
}

const partsOf = ({ content }: MatrixEvent): readonly Fields[] => [content, fieldsOf(content['m.new_content'])]

/** Its files that are encrypted, with what opens them. */
export function sealedIn(event: MatrixEvent): readonly SealedFile[] {
  return partsOf(event)
    .flatMap((one) => [one['file'], fieldsOf(one['info'])['thumbnail_file']])
    .map((file) => sealedFileFrom(fieldsOf(file)))
    .filter((file) => file !== null)
}

/** What clients show before somebody opens the file, or some of them in its place: it may be another one. Without its hash there is nothing to say of it. */
function previewOf(content: Fields, hashes: Around['hashes'], file: File): readonly File[] {
  const described = fieldsOf(fieldsOf(content['info'])['thumbnail_info'])
  const others = [...addressesIn(content).slice(1), ...previewsIn(content)].map((url) => hashes.get(url))
  const found = new Set(others.filter((sha256) => sha256 !== undefined && sha256 !== file.sha256))
  return [...found].map((sha256) => describedBy(described, '', sha256))
}

function describedBy(info: Fields, name: string, sha256: string | undefined): File {
  const [mediaType, size] = [textIn(info, 'mimetype'), numberIn(info, 'size')]
  return {
    name: name.slice(0, NAME_LIMIT),
    ...(mediaType === null ? {} : { mediaType: mediaType.slice(0, SHORT_LIMIT) }),
    ...(size === null || size < 0 ? {} : { size: Math.floor(size) }),
    ...(sha256 === undefined ? {} : { sha256 }),
  }
}

/** A file of the homeserver's store. */
export type Media = { readonly server: string; readonly id: string }

/** From `mxc://server/id`; null: no such address. */
export function mediaOf(url: string): Media | null {
  const found = /^mxc:\/\/([^/]{1,255})\/([A-Za-z0-9_-]{1,255})$/.exec(url)
  return found?.[1] === undefined || found[2] === undefined ? null : { server: found[1], id: found[2] }
}

/** Where the files lie that it names, its previews and what an edit puts in their place among them. By their addresses. */
export function mediaIn(event: MatrixEvent): ReadonlyMap<string, Media> {
  const found = partsOf(event).flatMap((one) => [...addressesIn(one), ...previewsIn(one)])
  return new Map(
    found.flatMap((url): [string, Media][] => {
      const media = mediaOf(url)
      return media === null ? [] : [[url, media]]
    }),
  )
}

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
  return { text: bothOf(shown, plain, plain), links }
}

/** Both where the one says something else; `same`: how it is told where both say the same. */
function bothOf(shown: string, other: string, same = shown): string {
  if (shown === '' || other === '') return shown + other
  return saidIn(shown) === saidIn(other) ? same : `${shown}\n${other}`
}

/** As clients leave it out: at the beginning, and closed. */
function withoutQuoted(html: string): string {
  const end = html.startsWith('<mx-reply>') ? html.indexOf('</mx-reply>') : -1
  return end < 0 ? html : html.slice(end + '</mx-reply>'.length)
}

/** Words and pictures, one after the other: `b.o.m.b` says something else than `bomb`, and is read as something else. */
const saidIn = (text: string): string => (text.match(/[\p{L}\p{M}\p{N}\p{So}]+/gu) ?? []).join(' ')

/** A room's name or topic; the topic may be formatted. */
function profileOf(content: Fields, name: string): Content {
  const texts = [textIn(content, name) ?? '']
  const links: Link[] = []
  for (const part of listOf(fieldsOf(content['m.topic'])['m.text']).map(fieldsOf)) {
    const body = textIn(part, 'body') ?? ''
    const shown = textIn(part, 'mimetype') === 'text/html' ? readHtml(body) : { text: body, links: [] }
    links.push(...shown.links)
    texts.push(shown.text)
  }
  const said = new Map(texts.filter((text) => text !== '').map((text) => [saidIn(text), text]))
  return {
    text: cutText([...said.values()].join('\n')),
    ...(links.length === 0 ? {} : { links: links.slice(0, LINK_LIMIT) }),
  }
}

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
