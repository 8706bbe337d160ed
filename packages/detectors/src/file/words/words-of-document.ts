/** What people write in documents, pages and mails that are sent as files, whatever these are called. */
import { readMail } from '../mail/read-mail.ts'
import { readMessage } from '../mail/read-message.ts'
import { typeByName } from '../opens-as.ts'
import { unpackBzip2 } from '../read-bzip2.ts'
import { unpackXz } from '../read-xz.ts'
import {
  isReadable,
  type Within,
  wordsOfArchive,
  wordsOfGzip,
  wordsOfPacked,
  wordsOfTar,
  wordsWithFiles,
} from './words-of-archive.ts'
import { isWritten, wordsOfFile } from './words-of-file.ts'
import { wordsOfMail } from './words-of-mail.ts'
import { wordsOfOffice } from './words-of-office.ts'
import { wordsOfOle } from './words-of-ole.ts'
import { lettersOfPage, wordsOfDrawing, wordsOfPage } from './words-of-page.ts'
import { wordsOfPdf } from './words-of-pdf.ts'
import { wordsOfRtf } from './words-of-rtf.ts'

/** Bytes that may be inflated for the words of one. */
const INFLATED = 8_000_000

type Reader = (bytes: Uint8Array, within: Within, inner: string) => string | null

const READERS: Readonly<Record<string, Reader>> = {
  zip: (bytes, within) => wordsOfOffice(bytes) ?? wordsOfArchive(bytes, within),
  tar: wordsOfTar,
  gzip: (bytes, within, inner) => wordsOfGzip(bytes, inner, within),
  xz: (bytes, within, inner) => wordsOfPacked(unpackXz, within)(bytes, inner),
  bzip2: (bytes, within, inner) => wordsOfPacked(unpackBzip2, within)(bytes, inner),
  html: (bytes) => wordsOfPage(lettersOfPage(bytes)),
  svg: (bytes) => wordsOfDrawing(lettersOfPage(bytes)),
  rtf: wordsOfRtf,
  ole: (bytes, within) => wordsWithFiles(wordsOfOle(bytes), readMessage(bytes).files, within),
  mail: (bytes, within) => wordsWithFiles(wordsOfMail(bytes), readMail(bytes).files, within),
  pdf: (bytes) => wordsOfPdf(bytes, { inflated: INFLATED }),
}

/** What holds other files, and is not looked into where it lies in another one. */
const PACKS: Readonly<Record<string, (bytes: Uint8Array) => string | null>> = {
  zip: wordsOfOffice,
  ole: wordsOfOle,
  mail: wordsOfMail,
  tar: () => null,
  gzip: () => null,
  xz: () => null,
  bzip2: () => null,
}

/** Whether nothing but blanks and marks stands there. */
const isBlank = (bytes: Uint8Array): boolean => bytes.length < 4 || bytes.every((byte) => byte <= 0x20)

/** Words of a document and of what lies in it. */
export type Words = {
  /** Null: it is no document, or has none. */
  readonly words: string | null
  /** What lies in it that people read, and of which none was read. */
  readonly left: boolean
}

/**
 * `type`: what the file opens as; `inner`: where it packs one file alone, what that is called. Never throws, whatever the bytes.
 */
export function readWords(bytes: Uint8Array, type: string | null, inner = ''): Words {
  let left = false
  const wordsOf = (name: string, content: Uint8Array): string | null => {
    const words = wordsWithin(name, content)
    if (words === null && !isBlank(content)) left = true
    return words
  }
  const counted = (names: readonly string[], read: number) => {
    if (names.filter((name) => isReadable(name)).length > read) left = true
  }
  const words = readerOf(type)?.(bytes, { wordsOf, counted }, inner) ?? null
  return { words: words === '' ? null : words, left }
}

function wordsWithin(name: string, bytes: Uint8Array): string | null {
  if (isWritten(name)) return wordsOfFile(name, bytes)
  const type = typeByName(bytes, name)
  const words =
    type !== null && Object.hasOwn(PACKS, type) ? PACKS[type]?.(bytes) : readerOf(type)?.(bytes, NOTHING_WITHIN, '')
  return words === undefined || words === '' ? null : words
}

const NOTHING_WITHIN: Within = { wordsOf: () => null, counted: () => undefined }

const readerOf = (type: string | null) => (type !== null && Object.hasOwn(READERS, type) ? READERS[type] : undefined)

/** Whether anything of this type has words that are read. */
export const isDocument = (type: string | null): boolean => readerOf(type) !== undefined

export const wordsOfDocument = (bytes: Uint8Array, type: string | null, inner = ''): string | null =>
  readWords(bytes, type, inner).words
