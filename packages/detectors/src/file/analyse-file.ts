/**
 * What a file is, whatever its name says: looked at once, when its bytes arrive, and kept as plain JSON.
 */
import { type FileTraces, readTraces } from '../document/read-traces.ts'
import {
  analyseArchive,
  type ArchiveAnalysis,
  type ArchiveFindings,
  budgetFor,
  isReadable,
  NESTED,
} from './analyse-archive.ts'
import {
  isProgram,
  isSourceText,
  latin1,
  looksHarmless,
  mismatchOf,
  type NameParts,
  lengthWithout,
  nameParts,
  runs,
  sniffType,
} from './file-types.ts'
import { activeContent, activePicture, includesText } from './active-content.ts'
import { readSevenZip } from './read-7z.ts'
import { endsAsZip } from './read-zip.ts'
import { statedAgainstName } from './stated-type.ts'
import { isTestVirus, isTestVirusHash } from './test-virus.ts'

export type FileInput = {
  readonly name: string
  readonly mediaType: string | null
  readonly size: number | null
  /** Hex, or null when nobody has computed it. */
  readonly sha256: string | null
  /** null when only the metadata is known. */
  readonly bytes: Uint8Array | null
}

/** JSON-able. What was found is named, so that evidence can show it; null means not found. */
export type FileAnalysis = {
  readonly name: string
  readonly mediaType: string | null
  readonly sha256: string | null
  /** False when only the metadata was looked at. */
  readonly seen: boolean
  /** The sniffed type (`pdf`, `zip`, `exe`...), or null: unknown, or no bytes. */
  readonly type: string | null
  readonly testVirus: boolean
  readonly executable: string | null
  readonly typeMismatch: string | null
  readonly doubleExtension: string | null
  readonly macro: boolean
  readonly script: string | null
  readonly archive: ArchiveAnalysis | null
  /** When and with what it was made, by its own word; null: it does not say, or was not looked at. */
  readonly traces: FileTraces | null
}

const MACRO_ENDINGS = new Set('docm dotm xlsm xltm xlam pptm potm ppsm ppam xlm'.split(' '))

/** Whether spaces push the last word of a name out of sight. */
function isFarFromName(name: string): boolean {
  const end = lengthWithout(name, /\s/u)
  const word = lengthWithout(name.slice(0, end), /[a-z0-9]/i)
  const spaces = name.charAt(word - 1) === '.' ? word - 1 : word
  return word < end && /\s{4}$/u.test(name.slice(Math.max(0, spaces - 4), spaces))
}

/** A name that hides its ending: `invoice.pdf.exe`, direction marks, or spaces before the ending. */
function hiddenEnding(name: string, parts: NameParts): string | null {
  const last = parts.endings.at(-1) ?? ''
  if (parts.reversed) return `.${last}`
  if (!runs(last)) return null
  if (isFarFromName(name)) return `.${last}`
  const before = parts.endings.at(-2)
  return before !== undefined && looksHarmless(before) ? `.${before}.${last}` : null
}

/** What a script for Windows drives the system with; pages for old browsers use none of it. */
const DRIVES_WINDOWS =
  /(?:ActiveXObject|CreateObject|GetObject)\s*\(\s*["'](?:WScript\.Shell|Shell\.Application|ADODB\.Stream|winmgmts:|Scripting\.FileSystemObject)/i

/** A script that runs by a double click on Windows, though developers exchange such files as text. */
function windowsScript(ending: string, bytes: Uint8Array | null): string | null {
  if (bytes === null || ending !== 'js') return null
  const found = DRIVES_WINDOWS.exec(latin1(bytes, 0, Math.min(bytes.length, 1_000_000)))
  return found === null ? null : found[0].replace(/\s+/g, '').slice(0, 64)
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
const isZipBehind = (type: string | null, bytes: Uint8Array | null): boolean =>
  bytes !== null && type !== null && DISGUISES.has(type) && endsAsZip(bytes)

function archiveOf(type: string | null, bytes: Uint8Array | null): ArchiveFindings | null {
  if (bytes !== null && isZipBehind(type, bytes)) return analyseArchive(bytes, 'zip', 1, budgetFor(bytes.length))
  if (bytes === null || !isReadable(type)) return null
  return analyseArchive(bytes, type, 1, budgetFor(bytes.length))
}

/** Of 7z the list alone is read. A document of Office with a password is an encrypted package inside an OLE file. */
function sealedArchive(type: string | null, bytes: Uint8Array | null): ArchiveAnalysis | null {
  if (bytes === null) return null
  if (type === 'ole' && includesText(bytes, wide('EncryptedPackage'))) return { ...CLOSED_ARCHIVE, encrypted: true }
  if (type === 'zstd' || type === 'cab') return { ...CLOSED_ARCHIVE, closed: type }
  return type === '7z' ? sevenZip(bytes) : null
}

const CLOSED_ARCHIVE: ArchiveAnalysis = {
  entries: 0,
  declaredSize: 0,
  depth: 1,
  encrypted: false,
  closed: null,
  bomb: null,
  executable: null,
}

function sevenZip(bytes: Uint8Array): ArchiveAnalysis {
  const listing = readSevenZip(bytes)
  const names = listing?.names ?? []
  const executable = names.find((name) => {
    const last = nameParts(name).endings.at(-1) ?? ''
    return runs(last) && !isSourceText(last)
  })
  const depth = names.some((name) => NESTED.test(name)) ? 2 : 1
  const encrypted = listing?.encrypted === true
  const closed = listing === null ? '7z' : null
  return { ...CLOSED_ARCHIVE, entries: names.length, depth, encrypted, closed, executable: executable ?? null }
}

/** Never inflates more than `ARCHIVE_LIMITS.inflated` bytes, whatever the file says of itself. */
export function analyseFile(input: FileInput): FileAnalysis {
  const { name, mediaType, bytes } = input
  const parts = nameParts(name)
  const last = parts.endings.at(-1) ?? ''
  const type = bytes === null ? null : sniffType(bytes, last)
  const archive = archiveOf(type, bytes)
  const testVirus =
    isTestVirusHash(input.sha256) || (bytes !== null && isTestVirus(bytes)) || archive?.testVirus === true
  const stated = type === null ? statedAgainstName(last, mediaType) : null
  const program = isProgram(type)
    ? type
    : runs(last) && !isSourceText(last)
      ? `.${last}`
      : (stated?.program ?? windowsScript(last, bytes))
  const summary: ArchiveAnalysis | null =
    archive === null
      ? sealedArchive(type, bytes)
      : {
          entries: archive.entries,
          declaredSize: archive.declaredSize,
          depth: archive.depth,
          encrypted: archive.encrypted,
          closed: archive.closed,
          bomb: archive.bomb,
          executable: archive.executable,
          outside: archive.outside,
        }
  return {
    name,
    mediaType,
    sha256: input.sha256?.toLowerCase() ?? null,
    seen: bytes !== null,
    type,
    testVirus,
    executable: program,
    typeMismatch:
      mismatchOf(type, last, mediaType) ??
      stated?.mismatch ??
      (isZipBehind(type, bytes) ? `${type} with a zip behind it` : null),
    doubleExtension: hiddenEnding(name, parts),
    macro: MACRO_ENDINGS.has(last) || archive?.macro === true || (type === 'ole' && bytes !== null && oleMacro(bytes)),
    script:
      bytes === null ? null : (activeContent(type, bytes) ?? activePicture(type, bytes) ?? archive?.script ?? null),
    archive: summary,
    traces: bytes === null ? null : readTraces(bytes, type),
  }
}
