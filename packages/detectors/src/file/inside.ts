/** What was found so far in a file that holds others. */
import type { ArchiveBomb } from './archive-findings.ts'
import { hiddenEnding, leadsOut, namesProgram, windowsScript } from './entry-names.ts'
import { isProgram, looksHarmless, nameParts } from './file-types.ts'
import { hostileScript } from './hostile-script.ts'
import type { FileLinks } from './links-of-file.ts'
import type { OfficeFindings } from './office/look-into-office.ts'

export type Inside = {
  depth: number
  bomb: ArchiveBomb | null
  executable: string | null
  outside: string | null
  hidden: string | null
  disguised: string | null
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
  hidden: null,
  disguised: null,
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
  if (namesProgram(name)) {
    inside.executable ??= name
    if (hiddenEnding(name, nameParts(name)) !== null) inside.hidden ??= name
  }
  if (leadsOut(name)) inside.outside ??= name
}

/** What its bytes say beside its name. Source code has two endings as often as not, so that of it only what drives Windows hides. */
export function noteProgram(
  { name, bytes }: { readonly name: string; readonly bytes: Uint8Array },
  type: string | null,
  inside: Inside,
): void {
  const parts = nameParts(name)
  const last = parts.endings.at(-1) ?? ''
  if (isProgram(type)) {
    inside.executable ??= name
    if (looksHarmless(last)) inside.disguised ??= name
  } else if (windowsScript(last, bytes) !== null) {
    inside.executable ??= name
    if (hiddenEnding(name, parts) !== null) inside.hidden ??= name
  }
  inside.script ??= hostileScript(last, type, bytes)
}

/** What was found in an archive that lies in another. */
export function noteNested(
  nested: Pick<Inside, 'executable' | 'outside' | 'hidden' | 'disguised'>,
  inside: Inside,
): void {
  inside.executable ??= nested.executable
  inside.outside ??= nested.outside
  inside.hidden ??= nested.hidden
  inside.disguised ??= nested.disguised
}
