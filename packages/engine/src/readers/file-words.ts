/** The words of files of plain text that are sent: what a message must not say, a note beside it must not either. */
import { isWritten, WORDS_LOOKED_AT, wordsOfFile } from '@goodstanding/detectors'
import { type Event, SIGNAL_NAMES, type SignalName, SignalValues } from '@goodstanding/model'
import { type EventFile, filesOf, languageOf } from '../facts/event-texts.ts'
import type { SignalReader } from '../signal-reader.ts'
import { type DetectText, exceptClaims, type FileShelf } from './content-reader.ts'
import { decodeBase64 } from './decode-base64.ts'

/** Files of one event that are read. */
const MOST_FILES = 4
/** Long texts have many words: what is not sure of them is heard in notes of every working day. */
const SURE = 0.85

/** What tells of how a text is written says something beside what it says alone, and much of it is in any long text. */
const UNSAID: ReadonlySet<SignalName> = new Set(['text.length', 'text.contact-drop', 'text.obfuscation'])
const SAID = SIGNAL_NAMES.filter((name) => name.startsWith('text.') && !UNSAID.has(name))

const BASE64_LOOKED_AT = Math.ceil(WORDS_LOOKED_AT / 3) * 4

/** Reads bytes that come with the event, or came shortly before it. */
export function createFileWordReader(detect: DetectText, shelf: Pick<FileShelf, 'bytes'>): SignalReader {
  const own = new SignalValues()
  return {
    name: 'words of files',
    again: true,
    says: SAID,
    read: (event, { sink, contents }) => {
      if (event.type !== 'file.upload' && !contents.some(({ content }) => content.files !== undefined)) return
      // Who speaks for the service is told by messages: what it published is handed round as a file.
      const into = exceptClaims(sink)
      for (const { pointer, text } of writtenIn(event, shelf)) {
        own.clear()
        detect([{ pointer, text }], languageOf(event), own)
        // Without a place: what is shown of the event has the file's name, and not its words.
        for (const name of SAID) if (own.value(name) >= SURE) into.see(name, own.value(name), { pointer })
      }
    },
  }
}

function writtenIn(event: Event, shelf: Pick<FileShelf, 'bytes'>): readonly { pointer: string; text: string }[] {
  return filesOf(event)
    .filter(({ file }) => isWritten(file.name))
    .slice(0, MOST_FILES)
    .flatMap(({ pointer, file }) => {
      const bytes = bytesOf(file, shelf)
      const text = bytes === null ? null : wordsOfFile(file.name, bytes)
      return text === null ? [] : [{ pointer, text }]
    })
}

function bytesOf({ data, sha256 }: EventFile['file'], shelf: Pick<FileShelf, 'bytes'>): Uint8Array | null {
  if (data !== undefined) return decodeBase64(data.slice(0, BASE64_LOOKED_AT))
  return sha256 === undefined ? null : shelf.bytes(sha256.toLowerCase())
}
