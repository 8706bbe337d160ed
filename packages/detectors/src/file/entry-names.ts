/** What the name of a file, or of an entry in an archive, says by itself, and whether it hides what it ends in. */
import { isSourceText, latin1, lengthWithout, looksHarmless, type NameParts, nameParts, runs } from './file-types.ts'

/** A program, as a system would run it. */
export function namesProgram(name: string): boolean {
  const last = nameParts(name).endings.at(-1) ?? ''
  return runs(last) && !isSourceText(last)
}

const STEPS_UP = /(?:^|[\\/])\.\.(?:[\\/]|$)/
const ON_A_DISK = /^(?:[a-z]:)?\\|^[a-z]:\//i

/**
 * A place outside of the folder that the archive is unpacked in: more steps up than down, or a place on a Windows disk. A name that begins
 * at the root is none: backups by tar are full of such names, and what unpacks them leaves the root away.
 */
export function leadsOut(name: string): boolean {
  if (ON_A_DISK.test(name)) return true
  if (!STEPS_UP.test(name)) return false
  let depth = 0
  for (const step of name.split(/[\\/]/)) {
    if (step === '' || step === '.') continue
    depth += step === '..' ? -1 : 1
    if (depth < 0) return true
  }
  return false
}

/** Whether spaces push the last word of a name out of sight. */
function isFarFromName(name: string): boolean {
  const end = lengthWithout(name, /\s/u)
  const word = lengthWithout(name.slice(0, end), /[a-z0-9]/i)
  const spaces = name.charAt(word - 1) === '.' ? word - 1 : word
  return word < end && /\s{4}$/u.test(name.slice(Math.max(0, spaces - 4), spaces))
}

/** A name that hides its ending: `invoice.pdf.exe`, direction marks, or spaces before the ending. */
export function hiddenEnding(name: string, parts: NameParts): string | null {
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
export function windowsScript(ending: string, bytes: Uint8Array | null): string | null {
  if (bytes === null || ending !== 'js') return null
  const found = DRIVES_WINDOWS.exec(latin1(bytes, 0, Math.min(bytes.length, 1_000_000)))
  return found === null ? null : found[0].replace(/\s+/g, '').slice(0, 64)
}
