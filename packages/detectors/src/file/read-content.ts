/** What lies in the bytes of a file, whatever it is called: the dear part of looking at one. */
import { type FileTraces, readTraces } from '../document/read-traces.ts'
import { activeDrawing, activePicture, includesText } from './active-content.ts'
import { analyseArchive, analyseMail, analysePdf, isReadable } from './analyse-archive.ts'
import type { ArchiveAnalysis, ArchiveFindings } from './archive-findings.ts'
import { budgetFor } from './archive-limits.ts'
import { latin1 } from './file-types.ts'
import { linksOfCard } from './links-of-cards.ts'
import {
  lookIntoOle,
  lookIntoRtf,
  lookIntoText,
  MOST_RTF,
  NOTHING_IN_OFFICE,
  type OfficeFindings,
} from './office/look-into-office.ts'
import { isNote, programInNote } from './office/objects-of-notes.ts'
import { UNREAD } from './office/read-macros.ts'
import { readMessage } from './mail/read-message.ts'
import { lookIntoPage, type PageFindings } from './page/look-into-page.ts'
import { endsAsZip } from './read-zip.ts'
import { type HostileText, hostileText } from './hostile-script.ts'
import { type FilePeople, NOBODY, peopleInFile, peopleInWords } from './people-in-file.ts'
import { type FileSecrets, NO_SECRETS, secretsInWords, secretsOfFile } from './secrets-of-file.ts'
import { isTestVirus } from './test-virus.ts'
import { whyUnread } from './words/why-unread.ts'
import { readWords } from './words/words-of-document.ts'

export type FileContent = {
  readonly archive: ArchiveAnalysis | null
  readonly testVirus: boolean
  readonly macro: boolean
  /** What a macro reaches for outside of its document, or that nobody could read it; null: none does. */
  readonly reach: string | null
  /** A document of Office as a zip. */
  readonly isOoxml: boolean
  readonly script: string | null
  /** What it does where it opens as a page. */
  readonly page: PageFindings | null
  /** Whether an archive stands behind what shows as something else. */
  readonly zipBehind: boolean
  readonly traces: FileTraces | null
  /** Where it leads, itself and the documents in it: hosts, with the names before them. */
  readonly links: readonly string[]
  readonly secrets: FileSecrets
  readonly people: FilePeople
  readonly hostile: HostileText | null
  /** What a document says, as far as it is read; null: it is none, or says nothing. Not kept: it may be anybody's letter. */
  readonly words: string | null
  /** Why none of its words were read, or not those of all that lies in it; null: all were, or it is nothing that people read. */
  readonly unread: string | null
}

/** As names stand in the directory of an OLE file. */
const wide = (text: string): string => Array.from(text).join('\0')

function oleMacro(bytes: Uint8Array): boolean {
  return (
    ['_VBA_PROJECT', 'VBA/', 'Macros'].some((text) => includesText(bytes, wide(text))) ||
    includesText(bytes, 'Attribut\0e VB_')
  )
}

/** What opens as a document or a picture, and may be a zip behind that all the same. */
const DISGUISES = new Set('pdf png jpeg gif webp bmp svg html rtf mp3 mp4 wav avi webm'.split(' '))

/** A file that is two things by turns: what shows it sees the first, what unpacks it the archive at its end. */
const isZipBehind = (type: string | null, bytes: Uint8Array): boolean =>
  type !== null && DISGUISES.has(type) && endsAsZip(bytes)

const MOST_PLAIN = 1_000_000

function officeOf(type: string | null, bytes: Uint8Array): OfficeFindings {
  const budget = budgetFor(bytes.length)
  if (type === 'ole') return lookIntoOle(bytes, budget)
  if (type === 'rtf') return lookIntoRtf(latin1(bytes, 0, MOST_RTF), budget)
  if (type === null && isNote(bytes)) return { ...NOTHING_IN_OFFICE, script: programInNote(bytes) }
  return type === null && !bytes.subarray(0, 512).includes(0)
    ? lookIntoText(latin1(bytes, 0, MOST_PLAIN))
    : NOTHING_IN_OFFICE
}

function archiveOf(type: string | null, bytes: Uint8Array): ArchiveFindings | null {
  const budget = budgetFor(bytes.length)
  if (isReadable(type)) return analyseArchive(bytes, type, 1, budget)
  const message = type === 'ole' ? readMessage(bytes) : null
  return message === null || message.files.length === 0 ? null : analyseMail(message, bytes.length, 1, budget)
}

/** A document of Office with a password is an encrypted package inside an OLE file. */
function sealedArchive(type: string | null, bytes: Uint8Array, { encrypted }: OfficeFindings): ArchiveAnalysis | null {
  if (type === 'ole' && (encrypted || includesText(bytes, wide('EncryptedPackage'))))
    return { ...CLOSED_ARCHIVE, encrypted: true }
  if (type === 'zstd' || type === 'cab') return { ...CLOSED_ARCHIVE, closed: type }
  return null
}

/** Of an archive that nobody looked into; whoever says so adds why. */
export const CLOSED_ARCHIVE: ArchiveAnalysis = {
  entries: 0,
  declaredSize: 0,
  depth: 1,
  encrypted: false,
  closed: null,
  bomb: null,
  executable: null,
}

/** A PDF that opens with a password alone, or holds what nobody can look into, is like such an archive. */
const closedPdf = (pdf: ArchiveFindings | null): ArchiveAnalysis | null =>
  pdf !== null && (pdf.encrypted || pdf.closed !== null || pdf.bomb !== null)
    ? { ...CLOSED_ARCHIVE, encrypted: pdf.encrypted, closed: pdf.closed, bomb: pdf.bomb }
    : null

function summaryOf(found: ArchiveFindings): ArchiveAnalysis {
  const { entries, declaredSize, depth, encrypted, closed, bomb, executable, outside, hidden, disguised } = found
  return { entries, declaredSize, depth, encrypted, closed, bomb, executable, outside, hidden, disguised }
}

/** Of a file that nobody looked into, and why. */
export const unreadContent = (bytes: Uint8Array, why: string): FileContent => ({
  archive: { ...CLOSED_ARCHIVE, closed: why },
  testVirus: isTestVirus(bytes),
  macro: false,
  reach: null,
  isOoxml: false,
  script: null,
  page: null,
  zipBehind: false,
  traces: null,
  links: [],
  secrets: NO_SECRETS,
  people: NOBODY,
  hostile: null,
  words: null,
  unread: null,
})

/**
 * `type`: what `sniffType` took it for; `inner`: where it packs one file alone, what that is called by its own name. Never inflates more than
 * `ARCHIVE_LIMITS.inflated` bytes, whatever the file says of itself.
 */
export function readContent(bytes: Uint8Array, type: string | null, inner = ''): FileContent {
  const zipBehind = isZipBehind(type, bytes)
  const found = archiveOf(zipBehind ? 'zip' : type, bytes)
  const pdf = type === 'pdf' ? analysePdf(bytes, budgetFor(bytes.length)) : null
  const office = officeOf(type, bytes)
  const page = type === 'html' ? lookIntoPage(bytes) : null
  // Marks of macros without one that can be found are those of a file made to be read by Office alone.
  const isUnread = type === 'ole' && !office.macro && oleMacro(bytes)
  const { words, left } = readWords(bytes, type, inner)
  return {
    archive: found === null ? (closedPdf(pdf) ?? sealedArchive(type, bytes, office)) : summaryOf(found),
    testVirus: isTestVirus(bytes) || found?.testVirus === true || pdf?.testVirus === true,
    macro: found?.macro === true || pdf?.macro === true || office.macro || isUnread,
    reach: found?.reach ?? pdf?.reach ?? office.reach ?? (isUnread ? UNREAD : null),
    isOoxml: type === 'zip' && includesText(bytes, '[Content_Types].xml'),
    script: activeDrawing(type, bytes) ?? activePicture(type, bytes) ?? pdf?.script ?? found?.script ?? office.script,
    page,
    zipBehind,
    traces: readTraces(bytes, type),
    links: [
      ...(pdf?.links ?? []),
      ...(found?.links ?? []),
      ...(page?.links ?? []),
      ...(type === null ? linksOfCard(bytes) : []),
    ],
    secrets: words === null ? secretsOfFile(bytes, type) : secretsInWords(words),
    people: words === null ? peopleInFile(bytes, type) : peopleInWords(words),
    hostile: hostileText(bytes, type),
    words,
    unread:
      words === null && pdf?.encrypted !== true
        ? whyUnread(bytes, type, inner)
        : left
          ? `some words within ${type ?? 'it'}`
          : null,
  }
}
