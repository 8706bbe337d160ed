/** Characters that HTML writes by name or number, as browsers read them. */
import { ENTITY_NAMES } from './entities.generated.ts'

const ENTITY = /&(?:#(\d+)|#x([0-9a-f]+)|([a-z][a-z0-9]{1,31}));?/gi
const LAST_CODE_POINT = 0x10ffff
const UNKNOWN = '\ufffd'
const LONGEST_SHORT = 6
/** What stood in pages of Windows where numbers 128 to 159 were meant for something else; browsers read them so. */
const WINDOWS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

const names = new Map<string, string>()
/** Those that count without their semicolon. */
const short = new Map<string, string>()
for (const word of ENTITY_NAMES.trim().split(/\s+/)) {
  const at = word.search(/[=!]/)
  const name = word.slice(0, at)
  const text = word
    .slice(at + 1)
    .split('+')
    .map((code) => String.fromCodePoint(Number.parseInt(code, 16)))
    .join('')
  names.set(name, text)
  if (word.charAt(at) === '!') short.set(name, text)
}

function ofNumber(code: number): string {
  if (code === 0 || code > LAST_CODE_POINT || (code >= 0xd800 && code <= 0xdfff)) return UNKNOWN
  return code >= 0x80 && code < 0xa0 ? WINDOWS.charAt(code - 0x80) : String.fromCodePoint(code)
}

/** Null: no name, nor the beginning of one that counts without its semicolon. */
function ofName(name: string, isClosed: boolean): string | null {
  const whole = isClosed ? names.get(name) : undefined
  if (whole !== undefined) return whole
  for (let length = Math.min(LONGEST_SHORT, name.length); length > 1; length--) {
    const found = short.get(name.slice(0, length))
    if (found !== undefined) return `${found}${name.slice(length)}${isClosed ? ';' : ''}`
  }
  return null
}

/** `where`: in the value of an attribute `&lt=2` is part of an address. */
export function decodeEntities(text: string, where: 'text' | 'attribute' = 'text'): string {
  return text.replace(ENTITY, (whole: string, ...found: unknown[]) => {
    const [decimal, hex, name, at] = found
    if (typeof decimal === 'string') return ofNumber(Number(decimal))
    if (typeof hex === 'string') return ofNumber(Number.parseInt(hex, 16))
    if (typeof name !== 'string') return whole
    const isClosed = whole.endsWith(';')
    if (where === 'attribute' && !isClosed) {
      const after = typeof at === 'number' ? text.charAt(at + whole.length) : ''
      return after === '=' ? whole : (short.get(name) ?? whole)
    }
    return ofName(name, isClosed) ?? whole
  })
}
