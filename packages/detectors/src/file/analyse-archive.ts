/** What an archive holds, by its own list and by looking a bounded way into it. */
import { bombOf, inflateEntry, NESTED, worthOpening } from './archive-entries.ts'
import type { ArchiveFindings } from './archive-findings.ts'
import { ARCHIVE_LIMITS, type Budget } from './archive-limits.ts'
import { namesProgram } from './entry-names.ts'
import { fetchedTemplate, hyperlinksOf } from './fetched-template.ts'
import { latin1, nameParts } from './file-types.ts'
import { type MailFiles, readMail } from './mail/read-mail.ts'
import { readMessage } from './mail/read-message.ts'
import { readTnef } from './mail/read-tnef.ts'
import { type Content, notePage } from './note-page.ts'
import { isUnknownArchive, typeByName } from './opens-as.ts'
import { inflateBounded, nameInGzip } from './inflate-bounded.ts'
import { type Inside, noteName, noteNested, noteOffice, noteProgram, nothingInside } from './inside.ts'
import { lookIntoOle, lookIntoRtf, MOST_RTF } from './office/look-into-office.ts'
import { lookIntoPart } from './office/look-into-part.ts'
import { lookIntoPdf } from './pdf/look-into-pdf.ts'
import { readSevenZip } from './read-7z.ts'
import { readZip } from './read-zip.ts'
import { unpackFolder } from './unpack-7z.ts'
import { unpackBzip2 } from './read-bzip2.ts'
import { readRar } from './read-rar.ts'
import { unpackXz } from './read-xz.ts'
import { readTar } from './read-tar.ts'
import { linksOfCard } from './links-of-cards.ts'
import { noteLink } from './links-of-file.ts'
import { isTestVirus } from './test-virus.ts'

const OFFICE = /^(?:word|xl|ppt)\//

const RELATIONS = /\.rels$/i

/** Archives that nothing here reads. */
const CLOSED = new Set(['cab', 'zstd'])

const NO_FILES: MailFiles = { files: [], isWhole: true }

function lookInside(content: Content, depth: number, budget: Budget, inside: Inside): void {
  const type = typeByName(content.bytes, content.name)
  if (isTestVirus(content.bytes)) inside.testVirus = true
  noteProgram(content, type, inside)
  if (type === 'ole') noteOffice(lookIntoOle(content.bytes, budget), inside)
  if (type === 'rtf') noteOffice(lookIntoRtf(latin1(content.bytes, 0, MOST_RTF), budget), inside)
  if (type === 'pdf') notePdf(content.bytes, depth, budget, inside)
  notePage(content, type, budget, inside)
  const ending = nameParts(content.name).endings.at(-1) ?? ''
  if (isUnknownArchive(content.bytes, ending, type)) inside.closed ??= ending
  if (type === null) for (const link of linksOfCard(content.bytes, budget)) noteLink(link, inside.links)
  const message = type === 'ole' ? readMessage(content.bytes) : NO_FILES
  if (!isReadable(type) && message.files.length === 0) {
    if (type === null || !CLOSED.has(type)) return
    inside.depth = Math.max(inside.depth, depth + 1)
    inside.closed ??= type
    return
  }
  inside.depth = Math.max(inside.depth, depth + 1)
  if (depth + 1 > ARCHIVE_LIMITS.depth) {
    inside.bomb ??= 'depth'
    return
  }
  if (budget.archives-- <= 0) {
    inside.closed ??= 'more archives than are looked into'
    return
  }
  const nested = isReadable(type)
    ? analyseArchive(content.bytes, type, depth + 1, budget)
    : analyseMail(message, content.bytes.length, depth + 1, budget)
  for (const link of nested.links) noteLink(link, inside.links)
  inside.depth = Math.max(inside.depth, nested.depth)
  inside.bomb ??= nested.bomb
  noteNested(nested, inside)
  inside.testVirus ||= nested.testVirus
  noteOffice(nested, inside)
  inside.encrypted ||= nested.encrypted
  inside.closed ??= nested.closed
}

function analyseGzip(bytes: Uint8Array, depth: number, budget: Budget): ArchiveFindings {
  const inside = nothingInside(depth)
  const most = Math.min(ARCHIVE_LIMITS.perEntry, budget.inflated)
  const inflated = inflateBounded(bytes, 'gzip', most)
  budget.inflated -= inflated.bytes.length
  // The last four bytes state the size modulo 4 GiB; data that ran over the bound counts as what it showed.
  const stated = bytes.length > 18 ? new DataView(bytes.buffer, bytes.byteOffset).getUint32(bytes.length - 4, true) : 0
  const declared = Math.max(stated, inflated.bytes.length)
  if (!inflated.whole && declared > ARCHIVE_LIMITS.ratioFrom && declared / bytes.length > ARCHIVE_LIMITS.ratio)
    inside.bomb = 'ratio'
  if (inflated.isCrowded || (!inflated.whole && inflated.bytes.length === 0)) inside.closed = 'gzip'
  const name = nameInGzip(bytes)
  if (name !== null) noteName(name, inside)
  lookInside({ name: name ?? 'content', bytes: inflated.bytes, among: 1 }, depth, budget, inside)
  return { ...inside, entries: 1, declaredSize: declared }
}

/** A mail packs nothing, so what lies in it lies no deeper for that. */
export function analyseMail(
  { files, isWhole }: MailFiles,
  size: number,
  depth: number,
  budget: Budget,
): ArchiveFindings {
  const inside = nothingInside(depth)
  for (const file of files) {
    noteName(file.name, inside)
    lookInside({ ...file, among: files.length }, depth - 1, budget, inside)
  }
  if (!isWhole) inside.closed ??= 'more parts than are looked into'
  return { ...inside, entries: files.length, declaredSize: size }
}

/** What they unpack to is not said at the beginning: the bytes that were read stand for the others. */
function analysePacked(bytes: Uint8Array, type: 'xz' | 'bzip2', depth: number, budget: Budget): ArchiveFindings {
  const inside = nothingInside(depth)
  const unpack = type === 'xz' ? unpackXz : unpackBzip2
  const unpacked = unpack(bytes, Math.max(0, budget.unpacked))
  budget.unpacked -= unpacked.bytes.length
  const { length } = unpacked.bytes
  const declared = unpacked.whole ? length : Math.round((length * bytes.length) / Math.max(1, unpacked.used))
  if (declared > ARCHIVE_LIMITS.ratioFrom && declared / bytes.length > ARCHIVE_LIMITS.ratio) inside.bomb = 'ratio'
  // What lies behind the bound is not looked into, and may be what the beginning hides.
  if (!unpacked.whole) inside.closed = type
  lookInside({ name: 'content', bytes: unpacked.bytes, among: 1 }, depth, budget, inside)
  return { ...inside, entries: 1, declaredSize: declared }
}

function analyseTar(bytes: Uint8Array, depth: number, budget: Budget): ArchiveFindings {
  const inside = nothingInside(depth)
  const { entries, outside, whole } = readTar(bytes)
  inside.outside = outside
  // Some programs read on behind what makes no sense.
  if (!whole) inside.closed = 'tar'
  for (const { name, bytes: content } of entries) {
    noteName(name, inside)
    if (budget.opened-- <= 0) continue
    lookInside(
      { name, bytes: content.subarray(0, ARCHIVE_LIMITS.perEntry), among: entries.length },
      depth,
      budget,
      inside,
    )
  }
  return { ...inside, entries: entries.length, declaredSize: bytes.length }
}

/** Of rar the list is read, and what lies in it unpacked: packed content is Rarlab's own, and nothing free and safe reads it here. */
function analyseRar(bytes: Uint8Array, depth: number, budget: Budget): ArchiveFindings {
  const inside = nothingInside(depth)
  const listing = readRar(bytes)
  if (listing === null) return { ...inside, closed: 'rar', entries: 0, declaredSize: 0 }
  const files = listing.entries.filter(({ directory }) => !directory)
  const declared = files.reduce((sum, entry) => sum + entry.declared, 0)
  inside.bomb = bombOf({ overlapping: false, stated: listing.entries.length }, bytes.length, declared)
  if (!listing.whole) inside.closed = 'rar'
  inside.encrypted = listing.sealed || files.some(({ encrypted }) => encrypted)
  for (const { name, stored } of files) {
    noteName(name, inside)
    if (NESTED.test(name)) inside.depth = Math.max(inside.depth, depth + 1)
    if (stored !== null && stored.length > 0)
      lookInside(
        { name, bytes: stored.subarray(0, ARCHIVE_LIMITS.perEntry), among: files.length },
        depth,
        budget,
        inside,
      )
  }
  return { ...inside, entries: listing.entries.length, declaredSize: declared }
}

/** Bytes that unpacking one costs at least: beginning takes time too, and what is damaged may take all of it before it gives nothing. */
const COST_OF_FOLDER = { least: 1_000, damaged: 50_000 } as const

/** Of 7z the list is read, and the beginning of what lies in it: files are packed one behind the other, and unpacking takes long. */
function analyseSevenZip(bytes: Uint8Array, depth: number, budget: Budget): ArchiveFindings {
  const inside = nothingInside(depth)
  const listing = readSevenZip(bytes, budget)
  if (listing === null) return { ...inside, closed: '7z', entries: 0, declaredSize: 0 }
  const { entries, folders, encrypted } = listing
  const declared = entries.reduce((sum, { size }) => sum + size, 0)
  inside.bomb = bombOf({ overlapping: false, stated: entries.length }, bytes.length, declared)
  inside.encrypted = encrypted
  const opened = folders.map((folder) => {
    const most = Math.min(folder.size, budget.unpacked)
    if (folder.sealed || most <= 0) return null
    const { bytes: unpacked, spent } = unpackFolder(folder, most)
    const { least, damaged } = COST_OF_FOLDER
    budget.unpacked -= Math.max(spent, unpacked !== null && unpacked.length < most ? damaged : least)
    return unpacked
  })
  for (const { name, size, place } of entries) {
    noteName(name, inside)
    if (NESTED.test(name)) inside.depth = Math.max(inside.depth, depth + 1)
    const content = place === null ? undefined : opened[place.folder]?.subarray(place.from, place.from + size)
    if (content === undefined || content.length === 0 || budget.opened-- <= 0) continue
    lookInside({ name, bytes: content, among: entries.length }, depth, budget, inside)
  }
  return { ...inside, entries: entries.length, declaredSize: declared }
}

/** What acts in a PDF, and the files that were put in it. */
function notePdf(bytes: Uint8Array, depth: number, budget: Budget, inside: Inside): void {
  const { script, sealed, files, links } = lookIntoPdf(bytes, budget)
  for (const link of links) noteLink(link, inside.links)
  inside.script ??= script
  inside.encrypted ||= sealed
  if (depth >= ARCHIVE_LIMITS.depth && files.length > 0) inside.bomb ??= 'depth'
  if (depth >= ARCHIVE_LIMITS.depth) return
  for (const file of files) {
    if (namesProgram(file.name)) inside.script ??= file.name.slice(-128)
    if (file.bytes === null) {
      if (budget.inflated > 0) inside.closed ??= 'a file in it'
      continue
    }
    const within = nothingInside(depth, inside.links)
    lookInside({ name: file.name, bytes: file.bytes, among: 1 }, depth + 1, budget, within)
    noteOffice({ ...within, script: within.script ?? within.executable }, inside)
    inside.bomb ??= within.bomb
    inside.testVirus ||= within.testVirus
    inside.encrypted ||= within.encrypted
    inside.closed ??= within.closed
  }
}

/** A PDF as what it may hold others in. */
export function analysePdf(bytes: Uint8Array, budget: Budget): ArchiveFindings {
  const inside = nothingInside(1)
  notePdf(bytes, 1, budget, inside)
  return { ...inside, entries: 0, declaredSize: bytes.length }
}

const READABLE_TYPES = ['zip', 'gzip', 'tar', 'rar', '7z', 'xz', 'bzip2', 'mail', 'tnef'] as const

/** Archives whose list and content are looked into. */
export type ReadableArchive = (typeof READABLE_TYPES)[number]

const READABLE: ReadonlySet<string | null> = new Set(READABLE_TYPES)
export const isReadable = (type: string | null): type is ReadableArchive => READABLE.has(type)

/** Analyses an archive. `depth` is 1 for the file itself. */
export function analyseArchive(
  bytes: Uint8Array,
  type: ReadableArchive,
  depth: number,
  budget: Budget,
): ArchiveFindings {
  if (type === 'gzip') return analyseGzip(bytes, depth, budget)
  if (type === 'tar') return analyseTar(bytes, depth, budget)
  if (type === 'rar') return analyseRar(bytes, depth, budget)
  if (type === '7z') return analyseSevenZip(bytes, depth, budget)
  if (type === 'mail') return analyseMail(readMail(bytes), bytes.length, depth, budget)
  if (type === 'tnef') return analyseMail(readTnef(bytes), bytes.length, depth, budget)
  if (type === 'xz' || type === 'bzip2') return analysePacked(bytes, type, depth, budget)
  return analyseZip(bytes, depth, budget)
}

function analyseZip(bytes: Uint8Array, depth: number, budget: Budget): ArchiveFindings {
  const listing = readZip(bytes)
  const inside = nothingInside(depth)
  if (listing === null || (listing.entries.length === 0 && (listing.stated > 0 || listing.isPart)))
    return { ...inside, closed: 'zip', entries: listing?.stated ?? 0, declaredSize: 0 }
  const declared = listing.entries.reduce((sum, entry) => sum + entry.declared, 0)
  inside.bomb = bombOf(listing, bytes.length, declared)
  // Some programs show what stands first and others what is listed last: who sees the one misses the other.
  if (listing.isPart) inside.closed = 'zip'
  inside.encrypted = listing.entries.some((entry) => entry.encrypted)
  const office = listing.entries.some((entry) => OFFICE.test(entry.name))
  for (const entry of listing.entries) {
    noteName(entry.name, inside)
    if (entry.method !== 0 && entry.method !== 8 && !entry.encrypted) inside.closed ??= `zip method ${entry.method}`
    if (NESTED.test(entry.name)) inside.depth = Math.max(inside.depth, depth + 1)
    const isOpened =
      budget.inflated > 0 && budget.opened > 0 && inside.bomb !== 'overlap' && worthOpening(entry, office)
    if (isOpened) budget.opened--
    const opened = isOpened ? inflateEntry(bytes, entry, budget) : null
    noteOffice(lookIntoPart(entry.name, opened?.bytes ?? null, budget), inside)
    if (opened === null) continue
    // An entry that inflates past what it declares lies about its size.
    if (!opened.whole && entry.declared < opened.bytes.length && opened.bytes.length >= ARCHIVE_LIMITS.perEntry)
      inside.bomb ??= 'ratio'
    if (office && RELATIONS.test(entry.name)) {
      inside.script ??= fetchedTemplate(opened.bytes)
      for (const link of hyperlinksOf(opened.bytes)) noteLink(link, inside.links)
    }
    lookInside({ name: entry.name, bytes: opened.bytes, among: listing.entries.length }, depth, budget, inside)
  }
  return { ...inside, entries: listing.stated, declaredSize: declared }
}
