/** What people write in documents, pages and mails that are sent as files, whatever these are called. */
import { typeByName } from '../opens-as.ts'
import { unpackBzip2 } from '../read-bzip2.ts'
import { unpackXz } from '../read-xz.ts'
import { wordsOfArchive, wordsOfGzip, wordsOfPacked, wordsOfTar } from './words-of-archive.ts'
import { isWritten, wordsOfFile } from './words-of-file.ts'
import { wordsOfMail } from './words-of-mail.ts'
import { wordsOfOffice } from './words-of-office.ts'
import { wordsOfOle } from './words-of-ole.ts'
import { lettersOfPage, wordsOfDrawing, wordsOfPage } from './words-of-page.ts'
import { wordsOfPdf } from './words-of-pdf.ts'
import { wordsOfRtf } from './words-of-rtf.ts'

/** Bytes that may be inflated for the words of one. */
const INFLATED = 8_000_000

const READERS: Readonly<Record<string, (bytes: Uint8Array, inner: string) => string | null>> = {
  zip: (bytes) => wordsOfOffice(bytes) ?? wordsOfArchive(bytes, wordsWithin),
  tar: (bytes) => wordsOfTar(bytes, wordsWithin),
  gzip: (bytes, inner) => wordsOfGzip(bytes, inner, wordsWithin),
  xz: wordsOfPacked(unpackXz, wordsWithin),
  bzip2: wordsOfPacked(unpackBzip2, wordsWithin),
  html: (bytes) => wordsOfPage(lettersOfPage(bytes)),
  svg: (bytes) => wordsOfDrawing(lettersOfPage(bytes)),
  rtf: wordsOfRtf,
  ole: wordsOfOle,
  mail: wordsOfMail,
  pdf: (bytes) => wordsOfPdf(bytes, { inflated: INFLATED }),
}

const UNPACKS = new Set(['tar', 'gzip', 'xz', 'bzip2'])

/** What lies in an archive; an archive within it is not looked into for words. */
function wordsWithin(name: string, bytes: Uint8Array): string | null {
  if (isWritten(name)) return wordsOfFile(name, bytes)
  const type = typeByName(bytes, name)
  if (type !== null && UNPACKS.has(type)) return null
  return type === 'zip' ? wordsOfOffice(bytes) : wordsOfDocument(bytes, type)
}

const readerOf = (type: string | null) => (type !== null && Object.hasOwn(READERS, type) ? READERS[type] : undefined)

/** Whether anything of this type has words that are read. */
export const isDocument = (type: string | null): boolean => readerOf(type) !== undefined

/**
 * `type`: what the file opens as; `inner`: where it packs one file alone, what that is called. Null: it is no document, or has no words. Never
 * throws, whatever the bytes.
 */
export function wordsOfDocument(bytes: Uint8Array, type: string | null, inner = ''): string | null {
  const words = readerOf(type)?.(bytes, inner) ?? null
  return words === '' ? null : words
}
