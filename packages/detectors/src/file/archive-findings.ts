/** What is said of a file that holds others. */
import type { FileLinks } from './links-of-file.ts'

export type ArchiveBomb = 'ratio' | 'size' | 'entries' | 'depth' | 'overlap'

export type ArchiveAnalysis = {
  readonly entries: number
  readonly declaredSize: number
  /** 1 for an archive without archives in it. */
  readonly depth: number
  readonly encrypted: boolean
  /**
   * What of it, or in it, is packed in a way that nothing here looks into, or too damaged for that; null: nothing. Absent where it was seen
   * before this was told. */
  readonly closed?: string | null
  /** Why opening it would overwhelm, or null. */
  readonly bomb: ArchiveBomb | null
  /** The name of a program inside, or null. */
  readonly executable: string | null
  /** A name inside that leads out of the folder it is unpacked in, or null. Absent where it was seen before this was told. */
  readonly outside?: string | null
  /** The name of a program inside that hides its ending (`invoice.pdf.exe`), or null. Absent where it was seen before this was told. */
  readonly hidden?: string | null
  /** The name of a program inside that is called as what it is not (`scan.jpg`), or null. Absent where it was seen before this was told. */
  readonly disguised?: string | null
}

export type ArchiveFindings = ArchiveAnalysis & {
  readonly closed: string | null
  readonly outside: string | null
  readonly hidden: string | null
  readonly disguised: string | null
  readonly testVirus: boolean
  readonly macro: boolean
  /** What a macro reaches for outside of its document, or that nobody could read it; null: none does. */
  readonly reach: string | null
  readonly script: string | null
  readonly links: FileLinks
}
