/** Files that were put into a mail as Outlook saves it: a compound file with a storage for each attachment (MS-OXMSG 2.2). */
import { latin1 } from '../file-types.ts'
import { type OleEntry, readOle } from '../office/read-ole.ts'
import type { MailFiles } from './read-mail.ts'

const ATTACHMENT = /^__attach_version1\.0_/i
/** Properties by number and type: the content, the long name and the short one, as letters of two bytes or of one. */
const CONTENT = /^__substg1\.0_37010102$/i
const NAMES = [
  /^__substg1\.0_3707001F$/i,
  /^__substg1\.0_3707001E$/i,
  /^__substg1\.0_3704001F$/i,
  /^__substg1\.0_3704001E$/i,
]
const MOST_CONTENT = 16_000_000
const MOST_NAME = 2_000

function nameOf(streams: readonly OleEntry[]): string {
  for (const property of NAMES) {
    const stream = streams.find(({ path }) => property.test(path.at(-1) ?? ''))
    if (stream === undefined) continue
    const bytes = stream.read(MOST_NAME)
    const isWide = /1F$/i.test(stream.path.at(-1) ?? '')
    const text = isWide ? new TextDecoder('utf-16le').decode(bytes) : latin1(bytes, 0, bytes.length)
    return text.replace(/(?<!\0)\0+$/, '')
  }
  return ''
}

/** Attachments of a message and of the messages in it; none for any other compound file. All of them together are no longer than it is. */
export function readMessage(bytes: Uint8Array): MailFiles {
  const storages = new Map<string, OleEntry[]>()
  for (const entry of readOle(bytes) ?? []) {
    const within = entry.path.slice(0, -1)
    if (!ATTACHMENT.test(within.at(-1) ?? '')) continue
    const storage = within.join('/')
    const streams = storages.get(storage)
    if (streams === undefined) storages.set(storage, [entry])
    else streams.push(entry)
  }
  let left = bytes.length
  const files = Array.from(storages.values()).flatMap((streams) => {
    const content = streams.find(({ path }) => CONTENT.test(path.at(-1) ?? ''))
    if (content === undefined || left <= 0) return []
    const file = { name: nameOf(streams), bytes: content.read(Math.min(left, MOST_CONTENT)) }
    left -= file.bytes.length
    return [file]
  })
  return { files, isWhole: left > 0 }
}
