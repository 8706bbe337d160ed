/** Scripts of shells and interpreters that attack whoever runs them: by what they do, for such files are exchanged every day. */
import { isPlainText, latin1, textOf } from './file-types.ts'
import { type Deed, LIKELY, SURELY } from './hostile-deeds.ts'

const words = (text: string) => new Set(text.split(' '))

const WINDOWS = words('ps1 psm1 bat cmd vbs vbe js jse wsf hta reg lnk')
const SCRIPTS = words('sh bash zsh ksh command py pyw rb pl php lua desktop')

const LOOKED_AT = 262_144

/** Signs that shells of Windows read over, and words put together from pieces. */
const asRead = (text: string): string => text.replace(/[`^]/g, '').replace(/['"]\s{0,4}\+\s{0,4}['"]/g, '')

const DEEDS = [...SURELY, ...LIKELY]

const named = (deeds: readonly Deed[], text: string): readonly string[] => [
  ...new Set(
    deeds.flatMap(({ name, form, beside }) => (form.test(text) && beside?.test(text) !== false ? [name] : [])),
  ),
]

/** What a text would do as a script; null: nothing that harms whoever runs it. */
export type HostileText = { readonly written: string | null; readonly inWindows: string | null }

/** A shortcut says what it runs in letters of one or two bytes among numbers. */
const commandOfShortcut = (bytes: Uint8Array): string =>
  latin1(bytes, 0, Math.min(bytes.length, LOOKED_AT)).replaceAll('\0', '')

/** Of a file whatever it is called: the same bytes are sent under other names. `type`: what the first bytes tell. */
export function hostileText(bytes: Uint8Array, type: string | null): HostileText | null {
  // A page is one of them where its ending says so.
  if (type !== 'lnk' && !isPlainText(bytes, type === 'html' ? null : type)) return null
  const text = type === 'lnk' ? commandOfShortcut(bytes) : textOf(bytes.subarray(0, LOOKED_AT))
  const read = asRead(text)
  // What is taken out of it stands within nothing that a deed needs, so that this is all of what either may do.
  const low = read.toLowerCase()
  const deeds = new Set(DEEDS.filter(({ needs }) => needs.some((need) => low.includes(need))))
  const written = deedsOf(text, deeds)
  const inWindows = read === text ? written : deedsOf(read, deeds)
  return written === null && inWindows === null ? null : { written, inWindows }
}

/** What it does under a name with this ending; null when that makes it no script. */
export function hostileUnder(hostile: HostileText | null, ending: string, type: string | null): string | null {
  if (WINDOWS.has(ending)) return hostile?.inWindows ?? null
  return SCRIPTS.has(ending) || type === 'script' ? (hostile?.written ?? null) : null
}

/** Whether anything is asked of a file with this ending. */
const isScript = (ending: string, type: string | null): boolean =>
  WINDOWS.has(ending) || SCRIPTS.has(ending) || type === 'script'

/** What a script does whose name is known, such as one in an archive. */
export const hostileScript = (ending: string, type: string | null, bytes: Uint8Array | null): string | null =>
  bytes !== null && isScript(ending, type) ? hostileUnder(hostileText(bytes, type), ending, type) : null

function deedsOf(text: string, among: ReadonlySet<Deed>): string | null {
  const [sure] = named(
    SURELY.filter((deed) => among.has(deed)),
    text,
  )
  if (sure !== undefined) return sure
  const likely = named(
    LIKELY.filter((deed) => among.has(deed)),
    text,
  )
  return likely.length >= 2 ? likely.slice(0, 3).join(', ') : null
}
