/**
 * What a file is, whatever its name says: looked at once, when its bytes arrive, and kept as plain JSON.
 */
import type { FileTraces } from '../document/read-traces.ts'
import type { ArchiveAnalysis } from './archive-findings.ts'
import { isProgram, isSourceText, mismatchOf, type NameParts, nameParts, runs } from './file-types.ts'
import { hiddenEnding, namesProgram, windowsScript } from './entry-names.ts'
import type { HostileText } from './hostile-script.ts'
import { UNREAD } from './office/read-macros.ts'
import { isUnknownArchive, showsAsText, typeOf } from './opens-as.ts'
import { type FilePeople, NOBODY } from './people-in-file.ts'
import { CLOSED_ARCHIVE, readContent } from './read-content.ts'
import { type FileSecrets, NO_SECRETS } from './secrets-of-file.ts'
import { servedShell } from './served-shell.ts'
import { statedAgainstName } from './stated-type.ts'
import { isTestVirusHash } from './test-virus.ts'
import { whyUnreadUnder } from './words/why-unread.ts'

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
  /**
   * What its macros reach for outside of it, or that nobody could read them; null: nothing. Absent where it was seen before this was told.
   */
  readonly macroReach?: string | null
  readonly script: string | null
  /** What acts in a page that reaches for nothing known. Absent where it was seen before this was told. */
  readonly pageScript?: string | null
  readonly archive: ArchiveAnalysis | null
  /** When and with what it was made, by its own word; null: it does not say, or was not looked at. */
  readonly traces: FileTraces | null
  /** Where its links lead: hosts, with the names before them. Absent where it was seen before this was told. */
  readonly links?: readonly string[]
  /** Keys, tokens and passwords that stand in it. Absent where it was seen before this was told. */
  readonly secrets?: FileSecrets
  /** Data of people that stands in it. Absent where it was seen before this was told. */
  readonly people?: FilePeople
  /** Why nothing of its words was read. Absent where it was seen before this was told. */
  readonly unread?: string | null
  /** What it would do as a script. Absent where it was seen before this was told. */
  readonly hostile?: HostileText | null
}

/** What packs one file alone, whose name is the one before its own ending: `run.bat.gz`. */
const PACKS_ONE = new Set<string | null>(['gzip', 'bzip2', 'xz', 'zstd'])

const nameBefore = ({ plain }: NameParts, type: string | null): string =>
  PACKS_ONE.has(type) ? plain.slice(0, Math.max(0, plain.lastIndexOf('.'))) : ''

const withProgram = (archive: ArchiveAnalysis | null, inner: string): ArchiveAnalysis | null =>
  archive !== null && archive.executable === null && namesProgram(inner) ? { ...archive, executable: inner } : archive

const MACRO_ENDINGS = new Set('docm dotm xlsm xltm xlam pptm potm ppsm ppam xlm'.split(' '))

/** `contentOf` reads what lies in the bytes; whoever looks at one file under several names reads it once. */
export function analyseFile(input: FileInput, contentOf: typeof readContent = readContent): FileAnalysis {
  const { name, mediaType, bytes } = input
  const parts = nameParts(name)
  const last = parts.endings.at(-1) ?? ''
  const type = bytes === null ? null : typeOf(bytes, last, mediaType)
  const inner = nameBefore(parts, type)
  const content = bytes === null ? null : contentOf(bytes, type, inner)
  const isUnknown = bytes !== null && isUnknownArchive(bytes, last, type)
  const archive = content?.archive ?? (isUnknown ? { ...CLOSED_ARCHIVE, closed: last } : null)
  const stated = type === null ? statedAgainstName(last, mediaType) : null
  const program = isProgram(type)
    ? type
    : runs(last) && !isSourceText(last)
      ? `.${last}`
      : (stated?.program ?? windowsScript(last, bytes))
  // By its ending alone where nobody could look: a document that was read, and has none, has none.
  const wasRead = type === 'zip' && content?.archive?.encrypted !== true
  const macro = content?.macro === true || (MACRO_ENDINGS.has(last) && !wasRead)
  const page = showsAsText(last) ? null : (content?.page ?? null)
  const script = content?.script ?? page?.reach ?? servedShell(last, bytes)
  const pageScript = script === null ? (page?.active ?? null) : null
  return {
    name,
    mediaType,
    sha256: input.sha256?.toLowerCase() ?? null,
    seen: bytes !== null,
    type,
    testVirus: isTestVirusHash(input.sha256) || content?.testVirus === true,
    executable: program,
    typeMismatch:
      mismatchOf(type, last, mediaType, {
        isOoxml: content?.isOoxml === true,
        hasScript: script !== null || pageScript !== null,
      }) ??
      stated?.mismatch ??
      (content?.zipBehind === true ? `${type} with a zip behind it` : null),
    doubleExtension: hiddenEnding(name, parts),
    macro,
    macroReach: macro && content?.macro !== true ? UNREAD : (content?.reach ?? null),
    script,
    pageScript,
    archive: withProgram(archive, inner),
    traces: content?.traces ?? null,
    links: content?.links ?? [],
    secrets: content?.secrets ?? NO_SECRETS,
    people: content?.people ?? NOBODY,
    hostile: content?.hostile ?? null,
    unread:
      content === null || bytes === null
        ? null
        : content.words !== null
          ? content.unread
          : (content.unread ?? whyUnreadUnder(name, type, bytes)),
  }
}
