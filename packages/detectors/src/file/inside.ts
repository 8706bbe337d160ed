/** What was found so far in a file that holds others. */
import type { ArchiveBomb } from './archive-findings.ts'
import { leadsOut, namesProgram } from './entry-names.ts'
import type { FileLinks } from './links-of-file.ts'
import type { OfficeFindings } from './office/look-into-office.ts'

export type Inside = {
  depth: number
  bomb: ArchiveBomb | null
  executable: string | null
  outside: string | null
  testVirus: boolean
  macro: boolean
  reach: string | null
  encrypted: boolean
  closed: string | null
  script: string | null
  readonly links: FileLinks
}

/** `links`: those of what it lies in, where it lies in something. */
export const nothingInside = (depth: number, links: FileLinks = new Set()): Inside => ({
  depth,
  bomb: null,
  executable: null,
  outside: null,
  testVirus: false,
  macro: false,
  reach: null,
  encrypted: false,
  closed: null,
  script: null,
  links,
})

/** What acts in a document, beside what was found before. */
export function noteOffice(
  { macro, reach, script }: Pick<OfficeFindings, 'macro' | 'reach' | 'script'>,
  inside: Inside,
): void {
  inside.macro ||= macro
  inside.reach ??= reach
  inside.script ??= script
}

/** What a name among others says by itself. */
export function noteName(name: string, inside: Inside): void {
  if (namesProgram(name)) inside.executable ??= name
  if (leadsOut(name)) inside.outside ??= name
}
