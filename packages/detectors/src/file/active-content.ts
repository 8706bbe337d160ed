/** Scripts in drawings and pages. */
import { latin1, textOf } from './file-types.ts'

const SCAN_LIMIT = 4_000_000

export function includesText(bytes: Uint8Array, text: string): boolean {
  const first = text.charCodeAt(0)
  for (let at = bytes.indexOf(first); at >= 0 && at < SCAN_LIMIT; at = bytes.indexOf(first, at + 1)) {
    let index = 1
    while (index < text.length && bytes[at + index] === text.charCodeAt(index)) index++
    if (index === text.length) return true
  }
  return false
}

/** What happens to an element, as attributes are named after it. */
const HAPPENINGS =
  'load|unload|error|abort|click|dblclick|mouse[a-z]+|pointer[a-z]+|key[a-z]+|touch[a-z]+|drag[a-z]*|drop|begin|end|repeat|focus[a-z]*|' +
  'blur|toggle|wheel|scroll[a-z]*|resize|zoom|activate|animation[a-z]+|transition[a-z]+|input|change|submit|copy|cut|paste|hashchange|' +
  'message|popstate|pageshow|canplay[a-z]*|play|show|cancel|contextmenu|beforeprint|auxclick'
/** Browsers pass over tabs and line ends within the scheme, and read letters that are written as numbers. */
const spread = (word: string): string => Array.from(word).join('[\\t\\r\\n]{0,9}')
const ACTIVE_MARKUP = new RegExp(
  `<(?:[a-z][\\w.-]{0,40}:)?script[\\s>/]|[\\s"'/]on(?:${HAPPENINGS})\\s*=|` +
    `(?:href|src|action)\\s*=\\s*(?:["']\\s*)?(?:${spread('javascript:')}|${spread('vbscript:')})|<iframe\\b`,
  'i',
)
/** A page that is sent as a file and wants one, whether it sends it by a script or a form. */
const ASKS_FOR_PASSWORD = /<input\b[^>]{0,1000}\btype\s{0,9}=\s{0,9}["']?\s{0,9}password\b/i
const WRITTEN_AS_NUMBER = /&#(?:x([0-9a-f]{1,6})|(\d{1,7}));?/gi

/** Markup with letters instead of their numbers, so that `&#106;avascript:` is read as a browser does. */
function withLetters(text: string): string {
  if (!text.includes('&#')) return text
  return text.replace(WRITTEN_AS_NUMBER, (whole, hex: string | undefined, decimal: string | undefined) => {
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
    return code > 0 && code < 128 ? String.fromCharCode(code) : whole
  })
}

export function activeContent(type: string | null, bytes: Uint8Array): string | null {
  if (type !== 'svg' && type !== 'html') return null
  const text = withLetters(textOf(bytes.subarray(0, SCAN_LIMIT)))
  const found = ACTIVE_MARKUP.exec(text)
  if (found !== null) return found[0].slice(0, 24).trim()
  return ASKS_FOR_PASSWORD.test(text) ? 'asks for a password' : null
}

const PICTURES = new Set('png jpeg gif webp bmp'.split(' '))
const PAGE_IN_PICTURE = /<script[\s>]|<iframe[\s>]|<\?php\s/i
const ENDS_LOOKED_AT = 65_536

/** A picture that is a page too, for whoever opens it as one: at its beginning or its end, where its own data ends. */
export function activePicture(type: string | null, bytes: Uint8Array): string | null {
  if (type === null || !PICTURES.has(type)) return null
  const ends =
    latin1(bytes, 0, ENDS_LOOKED_AT) + latin1(bytes, Math.max(0, bytes.length - ENDS_LOOKED_AT), ENDS_LOOKED_AT)
  return PAGE_IN_PICTURE.exec(ends)?.[0].trim() ?? null
}
