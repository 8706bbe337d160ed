/** The words of files of plain text and of documents that are sent: what a message must not say, a note beside it must not either. */
import {
  isDocument,
  isWritten,
  MOST_WORDS,
  typeByName,
  WORDS_LOOKED_AT,
  wordsOfDocument,
  wordsOfFile,
} from '@goodstanding/detectors'
import { type Event, SIGNAL_NAMES, type SignalName, SignalValues } from '@goodstanding/model'
import { type EventFile, filesOf, languageOf } from '../facts/event-texts.ts'
import type { SignalReader } from '../signal-reader.ts'
import { type DetectText, exceptClaims, type FileShelf } from './content-reader.ts'
import { decodeBase64 } from './decode-base64.ts'

/** Files of one event that are read. */
const MOST_FILES = 4
/** Long texts have many words: what is not sure of them is heard in notes of every working day. */
const SURE = 0.85

/**
 * What tells of how a text is written says something beside what it says alone, and much of it is in any long text. What is confidential is
 * spoken of in every contract and every handbook.
 */
const UNSAID: ReadonlySet<SignalName> = new Set([
  'text.length',
  'text.contact-drop',
  'text.obfuscation',
  'text.confidential',
])
const SAID = SIGNAL_NAMES.filter((name) => name.startsWith('text.') && !UNSAID.has(name))

const BASE64_LOOKED_AT = Math.ceil(WORDS_LOOKED_AT / 3) * 4

/** A page or a mail is told by its name alone where it says nothing else of itself, so that its bytes may have come as anything. */
const NAMED: ReadonlySet<string | null> = new Set(['html', 'mail'])
const MOST_NAMED = 262_144
/** Letters of base64 that tell what a file is: most are pictures. */
const BASE64_OF_HEAD = 8_192

type Shelf = Pick<FileShelf, 'analysis' | 'bytes' | 'heard' | 'words'>

/** What is sure of the words of a file. */
export type Heard = Readonly<Partial<Record<SignalName, number>>>

/** Listens to words when their bytes come: what is sure of them is known wherever and whenever the file is sent. */
export function createWordHearer(detect: DetectText): (words: string) => Heard {
  const own = new SignalValues()
  return (text) => {
    own.clear()
    detect([{ pointer: '', text, isFile: true }], null, own)
    return Object.fromEntries(SAID.flatMap((name) => (own.value(name) >= SURE ? [[name, own.value(name)]] : [])))
  }
}

/** Reads bytes that come with the event, or came shortly before it. */
export function createFileWordReader(detect: DetectText, shelf: Shelf): SignalReader {
  const own = new SignalValues()
  return {
    name: 'words of files',
    again: true,
    says: SAID,
    read: (event, { sink, contents }) => {
      if (event.type !== 'file.upload' && !contents.some(({ content }) => content.files !== undefined)) return
      // Who speaks for the service is told by messages: what it published is handed round as a file.
      const into = exceptClaims(sink)
      for (const { pointer, text, heard } of writtenIn(event, shelf)) {
        own.clear()
        if (text !== null) detect([{ pointer, text, isFile: true }], languageOf(event), own)
        // Without a place: what is shown of the event has the file's name, and not its words.
        for (const name of SAID) {
          const value = text === null ? (heard[name] ?? 0) : own.value(name)
          if (value >= SURE) into.see(name, value, { pointer })
        }
      }
    },
  }
}

/** `text` null: nobody has its words any more. */
type Written = { readonly pointer: string; readonly text: string | null; readonly heard: Heard }

const NOTHING: Heard = {}

function writtenIn(event: Event, shelf: Shelf): readonly Written[] {
  const found: Written[] = []
  for (const { pointer, file } of filesOf(event)) {
    if (found.length >= MOST_FILES) break
    const isPlain = isWritten(file.name)
    const text = isPlain ? plainWords(file, shelf) : documentWords(file, shelf)
    const heard = text === null ? heardOf(file, isPlain, shelf) : NOTHING
    if (text !== null || heard !== NOTHING) found.push({ pointer, text, heard })
  }
  return found
}

function plainWords({ name, data, sha256 }: EventFile['file'], shelf: Shelf): string | null {
  const bytes = data === undefined ? held(sha256, shelf) : decodeBase64(data.slice(0, BASE64_LOOKED_AT))
  return bytes === null ? null : wordsOfFile(name, bytes)
}

function documentWords(file: EventFile['file'], shelf: Shelf): string | null {
  const known = shelf.words(file)
  // What was read beside the thread that decides, and says nothing, is not read on it again: a scan is the longest document of all.
  if (known !== null) return known === '' ? null : known
  const { name, data, sha256 } = file
  const head = data === undefined ? held(sha256, shelf) : decodeBase64(data.slice(0, BASE64_OF_HEAD))
  if (head === null) return null
  const type = typeByName(head, name)
  if (!isDocument(type) || (data === undefined && !(NAMED.has(type) && head.length <= MOST_NAMED))) return null
  const bytes = data === undefined ? head : decodeBase64(data)
  return wordsOfDocument(bytes, type)?.slice(0, MOST_WORDS) ?? null
}

/** What was heard when its bytes came, wherever that was. Text under the name of a program or a table is none that anybody reads. */
function heardOf({ sha256, data }: EventFile['file'], isPlain: boolean, shelf: Shelf): Heard {
  const hash = data === undefined ? sha256?.toLowerCase() : undefined
  const heard = hash === undefined ? null : shelf.heard(hash)
  const type = hash === undefined || heard === null ? null : (shelf.analysis(hash)?.type ?? null)
  return heard !== null && (isPlain || isDocument(type)) ? heard : NOTHING
}

const held = (sha256: string | undefined, shelf: Shelf): Uint8Array | null =>
  sha256 === undefined ? null : shelf.bytes(sha256.toLowerCase())
