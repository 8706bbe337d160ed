/** Macros of Office in their own words, and what in them reaches outside of their document. */
import type { Budget } from '../archive-limits.ts'
import { latin1 } from '../file-types.ts'
import type { OleEntry } from './read-ole.ts'

/** Bytes of one module, its text, and modules: a document has a few dozen. */
const MOST_MODULE = 2_000_000
const MOST_TEXT = 1_000_000
const MOST_MODULES = 200
/** What a module costs at least, and one that is damaged, which may be so at its end. */
const COST = { least: 4_096, damaged: 100_000 } as const
/** What nobody could read may do anything. */
export const UNREAD = 'unread'

/**
 * What macros reach for, in words of VBA: other programs, the web, memory, their own code - or letters put together one by one, as who
 * hides the words does. Files beside the document, mail and databases are everyday work of macros.
 */
const REACHES: readonly (readonly [what: string, pattern: RegExp])[] = [
  [
    'Shell',
    /\bshell\s*[("]|\bshell\s+\w|wscript\.shell|shell\.application|\bshellexecute\w*\b|\bwinexec\b|\bcreateprocess\w*\b/i,
  ],
  [
    'command',
    /\bpowershell\b|\bcmd(?:\.exe)?\s+\/[ck]\b|\bmshta\b|\bcertutil\b|\bbitsadmin\b|\bregsvr32\b|\brundll32\b|\bw?cscript\b|\bschtasks\b/i,
  ],
  [
    'web',
    /\bloadcomponentfromurl\s*\(\s*"https?:|\burldownloadtofile\w*\b|\b(?:server)?xmlhttp\b|\bwinhttp\b|\binternetopen\w*\b|\binternetexplorer\.application\b/i,
  ],
  ['stream', /\badodb\.stream\b|\bbin\.base64\b/i],
  [
    'system',
    /\bwinmgmts\b|\bwin32_process\b|\bgetobject\s*\(\s*"new:|\bregwrite\b|\bexecuteexcel4macro\b|\bmacscript\b|\bapplescripttask\b|\bsystemshellexecute\b|\bscriptprovider\w*\b|\bcom\.sun\.star\.(?:ucb|bridge|connection|script\.provider)\b/i,
  ],
  [
    'memory',
    /\bvirtual(?:alloc|protect)\w*\b|\bcreate(?:remote)?thread\b|\bwriteprocessmemory\b|\brtlmovememory\b|\bloadlibrary\w*\b|\benumwindows\b/i,
  ],
  ['own code', /\bvbcomponents\b|\bvbproject\b|\bcodemodule\b|\bnormaltemplate\b/i],
  ['hidden words', /(?:\bchrw?\$?\s*\(\s*[\d&]+[^)]{0,20}\)\s*&\s*){5}|\bstrreverse\b|\bcallbyname\b/i],
]

/** What the text of a module reaches for, or null. A line that goes on behind ` _` is one. */
export function reachOf(text: string): string | null {
  const whole = text.replace(/ _\r?\n\s*/g, ' ')
  return REACHES.find(([, pattern]) => pattern.test(whole))?.[0] ?? null
}

const BEGINS = 'Attribut'

/** A container that holds the text of a module: it begins with its attributes, whose first letters stand as they are. */
function containerAt(bytes: Uint8Array): number {
  for (let at = bytes.indexOf(1); at >= 0; at = bytes.indexOf(1, at + 1))
    if (
      ((bytes[at + 2] ?? 0) & 0x70) === 0x30 &&
      bytes[at + 3] === 0 &&
      latin1(bytes, at + 4, BEGINS.length) === BEGINS
    )
      return at
  return -1
}

/** Unpacks a container (MS-OVBA 2.4.1) that begins at a place; null: it is damaged. */
export function unpackMacro(bytes: Uint8Array, from: number): Uint8Array | null {
  const out = new Uint8Array(MOST_TEXT)
  let length = 0
  let at = from + 1
  while (at + 2 <= bytes.length && length + 4_096 <= MOST_TEXT) {
    const header = (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8)
    if (((header >> 12) & 7) !== 3) break
    const end = Math.min(bytes.length, at + (header & 0xfff) + 3)
    at += 2
    const start = length
    if ((header & 0x8000) === 0) {
      out.set(bytes.subarray(at, end), length)
      length += end - at
      at = end
      continue
    }
    while (at < end) {
      const flags = bytes[at++] ?? 0
      for (let bit = 0; bit < 8 && at < end; bit++) {
        if (((flags >> bit) & 1) === 0) {
          out[length++] = bytes[at++] ?? 0
          continue
        }
        const token = (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8)
        at += 2
        const bits = Math.max(4, 32 - Math.clz32(Math.max(0, length - start - 1)))
        const back = (token >> (16 - bits)) + 1
        const count = (token & (0xffff >> bits)) + 3
        if (back > length - start || length + count > MOST_TEXT) return null
        for (let step = 0; step < count; step++, length++) out[length] = out[length - back] ?? 0
      }
    }
    if (length - start < 4_096) break
  }
  return length === 0 ? null : out.subarray(0, length)
}

/** Streams of a storage `VBA` that are no modules. */
const NO_MODULE = /^(?:dir|_VBA_PROJECT|__SRP_\w+)$/i

export type Macros = { readonly macro: boolean; readonly reach: string | null }

/** Whether a compound file holds macros, and what one of them reaches for; `UNREAD` when one of its modules cannot be read, or is one too many. */
export function macrosOf(entries: readonly OleEntry[], budget: Pick<Budget, 'texts'>): Macros {
  const modules = entries.filter(
    ({ path }) => path.at(-2)?.toUpperCase() === 'VBA' && !NO_MODULE.test(path.at(-1) ?? ''),
  )
  let reach: string | null = modules.length > MOST_MODULES ? UNREAD : null
  for (const { read } of modules) {
    if (reach !== null) break
    if (budget.texts <= 0) return { macro: true, reach: UNREAD }
    const bytes = read(MOST_MODULE)
    const at = containerAt(bytes)
    const text = at < 0 ? null : unpackMacro(bytes, at)
    budget.texts -= text === null ? COST.damaged : Math.max(COST.least, text.length)
    reach = text === null ? UNREAD : reachOf(latin1(text, 0, text.length))
  }
  return { macro: modules.length > 0, reach }
}
