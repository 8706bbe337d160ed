/** How far an archive is looked into. */
import { MOST_ENTRIES } from './read-zip.ts'

export const ARCHIVE_LIMITS = {
  /** Declared bytes for each packed byte, over all entries together. */
  ratio: 200,
  /** Under this many declared bytes no ratio is suspicious. */
  ratioFrom: 20_000_000,
  declared: 8_000_000_000,
  entries: MOST_ENTRIES,
  depth: 5,
  /** Bytes inflated in all while looking into one file, and at most so many for each byte of it: many small bombs in one message are as dear as one. */
  inflated: 32_000_000,
  inflatedFrom: 1_000_000,
  inflatedPerByte: 32,
  /** The same for xz and bzip2, of which a second takes some three to ten million. */
  unpacked: 1_000_000,
  unpackedFrom: 200_000,
  perEntry: 8_000_000,
  /** Bytes of lists of 7z archives: a list is packed itself, and read whole before anything that it names. */
  lists: 2_000_000,
  listsFrom: 200_000,
  /** Letters of macros, and of objects in letters, for which a few bytes may stand. */
  texts: 8_000_000,
  textsFrom: 1_000_000,
  /** Archives within it that are looked into, documents of Office among them: a folder of letters of application is no bomb. */
  archives: 1_000,
  /** Entries whose content is looked at; the names of all are. */
  opened: 4_000,
} as const

/** What is left to spend while looking into one file. */
export type Budget = {
  inflated: number
  unpacked: number
  lists: number
  texts: number
  archives: number
  opened: number
}

export function budgetFor(size: number): Budget {
  const { inflated, inflatedFrom, unpacked, unpackedFrom, inflatedPerByte, archives, opened } = ARCHIVE_LIMITS
  const { lists, listsFrom, texts, textsFrom } = ARCHIVE_LIMITS
  const bound = (most: number, least: number): number => Math.min(most, Math.max(least, size * inflatedPerByte))
  return {
    inflated: bound(inflated, inflatedFrom),
    unpacked: bound(unpacked, unpackedFrom),
    lists: bound(lists, listsFrom),
    texts: bound(texts, textsFrom),
    archives,
    opened,
  }
}
