/** Files that were put in a page of OneNote (MS-ONESTORE 2.6.13): a picture covers them, and a double click on it opens them. */
import { isProgram, latin1, sniffType } from '../file-types.ts'

const guid = (hex: string): Uint8Array => Uint8Array.from(hex.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16))
/** What a section of OneNote begins with. */
const SECTION = guid('e4525c7b8cd8a74daeb15378d02996d3')
/** What the data of a file begins with; its length follows, and twelve bytes of no use. */
const OBJECT = guid('e716e3bd65261145a4c48d4d0b7a9eac')
const HEADER = 36
const MOST_OBJECTS = 500
const LOOKED_AT = 200_000

const startsAt = (bytes: Uint8Array, at: number, sign: Uint8Array): boolean =>
  sign.every((byte, index) => bytes[at + index] === byte)

export const isNote = (bytes: Uint8Array): boolean => startsAt(bytes, 0, SECTION)

/** How scripts and commands begin or what they call, in the languages that a double click runs on Windows. */
const RUNS =
  /^\s*(?:@echo\b|@?powershell\b|cmd(?:\.exe)?\s+\/)|<hta:application|<job\b|\b(?:CreateObject|GetObject|ActiveXObject)\s*\(|\bWScript\.\w|<script\b/i

/** What of it runs when it is opened, or null. */
export function programInNote(bytes: Uint8Array): string | null {
  let seen = 0
  for (let at = bytes.indexOf(OBJECT[0] ?? 0); at >= 0; at = bytes.indexOf(OBJECT[0] ?? 0, at + 1)) {
    if (!startsAt(bytes, at, OBJECT) || at + HEADER > bytes.length) continue
    if (++seen > MOST_OBJECTS) return 'unread'
    const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(at + 16, true)
    const content = bytes.subarray(at + HEADER, at + HEADER + length)
    const type = sniffType(content)
    if (isProgram(type)) return `${type} in a note`
    if (RUNS.test(latin1(content, 0, Math.min(content.length, LOOKED_AT)))) return 'script in a note'
  }
  return null
}
