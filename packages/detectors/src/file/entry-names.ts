/** What the name of an entry in an archive says by itself. */
import { isSourceText, nameParts, runs } from './file-types.ts'

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
