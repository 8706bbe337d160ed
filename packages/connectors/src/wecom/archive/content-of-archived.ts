/** What an archived message says and carries, as the contract's `content`. Null: nothing that anybody wrote or sent. */
import type { EventDataOf } from '@goodstanding/model'
import { cutText } from '../../cut-text.ts'
import { type Fields, fieldsOf, listOf, numberIn, readJson, textIn } from '../../read-fields.ts'

type Content = EventDataOf<'message.send'>['content']
type Link = NonNullable<Content['links']>[number]
type File = NonNullable<Content['files']>[number]
type Parts = { readonly text: string; readonly links: readonly Link[]; readonly files: readonly File[] }

const SHORT = 2_048
const TARGET_LIMIT = 8_192
const MOST_LINKS = 1_000
const MOST_FILES = 100
/** Chat records within chat records. */
const DEEPEST = 8

const says = (...lines: readonly (string | null)[]): Parts => ({
  text: lines.filter((line) => line !== null && line !== '').join('\n'),
  links: [],
  files: [],
})

function joined(parts: readonly Parts[]): Parts {
  return {
    text: parts.flatMap(({ text }) => (text === '' ? [] : [text])).join('\n'),
    links: parts.flatMap(({ links }) => links),
    files: parts.flatMap(({ files }) => files),
  }
}

function linkTo(target: string | null, shown: string | null): readonly Link[] {
  if (target === null || target === '') return []
  return [{ target: target.slice(0, TARGET_LIMIT), ...(shown === null ? {} : { text: shown.slice(0, SHORT) }) }]
}

function fileOf(body: Fields, mediaType: string | null, name: string): Parts {
  const size = numberIn(body, 'filesize') ?? numberIn(body, 'voice_size') ?? numberIn(body, 'imagesize')
  const file: File = {
    name: name.slice(0, SHORT),
    ...(mediaType === null ? {} : { mediaType }),
    ...(size === null || size < 0 ? {} : { size: Math.floor(size) }),
  }
  return { text: '', links: [], files: [file] }
}

export function contentOfArchived(type: string, body: Fields): Content | null {
  const parts = partsOf(type, body, 0)
  if (parts === null) return null
  return {
    text: cutText(parts.text),
    ...(parts.links.length === 0 ? {} : { links: parts.links.slice(0, MOST_LINKS) }),
    ...(parts.files.length === 0 ? {} : { files: parts.files.slice(0, MOST_FILES) }),
  }
}

function partsOf(type: string, body: Fields, depth: number): Parts | null {
  const text = (name: string): string | null => textIn(body, name)
  switch (type) {
    case 'text':
    case 'markdown':
      return says(text('content'))
    case 'image':
      return fileOf(body, 'image/*', 'image')
    case 'voice':
      return fileOf(body, 'audio/amr', 'voice')
    case 'video':
      return fileOf(body, 'video/mp4', 'video')
    case 'emotion':
      return fileOf(body, numberIn(body, 'type') === 1 ? 'image/gif' : 'image/png', 'emotion')
    case 'file':
    case 'qydiskfile':
      return fileOf(body, null, text('filename') ?? 'file')
    case 'link':
      return { ...says(text('title'), text('description')), links: linkTo(text('link_url'), text('title')) }
    case 'docmsg':
      return { ...says(text('title')), links: linkTo(text('link_url'), text('title')) }
    case 'news':
      return joined(listOf(body['item']).map((item) => newsOf(fieldsOf(item))))
    case 'chatrecord':
    case 'mixed':
      return depth >= DEEPEST ? null : inner(type, body, depth)
    default:
      return wordsOf(type, body)
  }
}

/** Types that are words in named places, and nothing else. */
const WORD_FIELDS: Readonly<Record<string, readonly string[]>> = {
  weapp: ['title', 'description', 'displayname'],
  location: ['title', 'address'],
  card: ['corpname', 'userid'],
  todo: ['title', 'content'],
  redpacket: ['wish'],
  external_redpacket: ['wish'],
  meeting: ['topic', 'remarks'],
  calendar: ['title', 'place', 'remarks'],
  sphfeed: ['sph_name', 'feed_desc'],
  voip_doc_share: ['filename'],
}

function wordsOf(type: string, body: Fields): Parts | null {
  if (type === 'vote')
    return says(
      textIn(body, 'votetitle'),
      ...listOf(body['voteitem']).map((item) => (typeof item === 'string' ? item : null)),
    )
  // A form that members fill in.
  if (type === 'collect') {
    const asked = listOf(body['details']).map((detail) => textIn(fieldsOf(detail), 'ques'))
    return says(textIn(body, 'room_name'), textIn(body, 'title'), ...asked)
  }
  const names = WORD_FIELDS[type]
  return names === undefined ? null : says(...names.map((name) => textIn(body, name)))
}

function newsOf(item: Fields): Parts {
  const title = textIn(item, 'title')
  return { ...says(title, textIn(item, 'description')), links: linkTo(textIn(item, 'url'), title) }
}

/** `content` of an item is JSON in a string. A chat record names its items `ChatRecordText` and so on. */
function inner(type: string, body: Fields, depth: number): Parts {
  const items = listOf(body['item']).flatMap((item) => {
    const fields = fieldsOf(item)
    const named = (textIn(fields, 'type') ?? '').replace(/^ChatRecord/, '').toLowerCase()
    const content = textIn(fields, 'content')
    const written = content === null ? null : readJson(content)
    const found = partsOf(named, fieldsOf(written), depth + 1)
    return found === null ? [] : [found]
  })
  return joined(type === 'chatrecord' ? [says(textIn(body, 'title')), ...items] : items)
}
