/** Scripts in drawings and pictures, and markup as browsers read it. */
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
export const ACTIVE_MARKUP = new RegExp(
  `<(?:[a-z][\\w.-]{0,40}:)?script[\\s>/]|[\\s"'/]on(?:${HAPPENINGS})\\s*=|` +
    `(?:href|src|action)\\s*=\\s*(?:["']\\s*)?(?:${spread('javascript:')}|${spread('vbscript:')})|<iframe\\b`,
  'i',
)
const WRITTEN_OTHERWISE = /&(?:#(?:x([0-9a-f]{1,6})|(\d{1,7}))|(tab|newline|colon|lpar|rpar|period|sol));?/gi
const NAMED: Readonly<Record<string, string>> = {
  tab: '\t',
  newline: '\n',
  colon: ':',
  lpar: '(',
  rpar: ')',
  period: '.',
  sol: '/',
}

/** Markup with letters instead of their numbers and names, so that `&#106;avascript&colon;` is read as a browser does. */
function withLetters(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(
    WRITTEN_OTHERWISE,
    (whole, hex: string | undefined, decimal: string | undefined, name: string | undefined) => {
      if (name !== undefined) return NAMED[name.toLowerCase()] ?? whole
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
      return code > 0 && code < 128 ? String.fromCharCode(code) : whole
    },
  )
}

const END_LOOKED_AT = 1_000_000

/** The beginning and the end of a page or drawing, as its markup is read. */
export function markupOf(bytes: Uint8Array): string {
  const head = textOf(bytes.subarray(0, SCAN_LIMIT))
  const tail =
    bytes.length > SCAN_LIMIT ? textOf(bytes.subarray(Math.max(SCAN_LIMIT, bytes.length - END_LOOKED_AT))) : ''
  return withLetters(tail === '' ? head : `${head}\n${tail}`)
}

/** A drawing that acts: nobody expects that of a picture, so anything counts. */
export function activeDrawing(type: string | null, bytes: Uint8Array): string | null {
  if (type !== 'svg') return null
  return ACTIVE_MARKUP.exec(markupOf(bytes))?.[0].slice(0, 24).trim() ?? null
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
