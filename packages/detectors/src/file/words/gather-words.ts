/** Words of a document, one behind another, up to as many as are read. */

/** UTF-16 units that are read of one document. */
const MOST_WORDS = 40_000

export type Gathered = {
  /** False: there are enough, and nothing more is taken. */
  readonly add: (text: string) => boolean
  readonly isFull: () => boolean
  /** Without what stands there for the looks alone: rows of spaces, empty lines. */
  readonly text: () => string
}

export function gatherWords(): Gathered {
  const parts: string[] = []
  let length = 0
  /** What stands between two words: pages of blanks are no more than one of them. */
  let blank = ''
  const isFull = (): boolean => length >= MOST_WORDS
  return {
    add: (text) => {
      if (isFull()) return false
      if (text.trim() === '') blank = text.includes('\n') ? '\n' : text === '' || blank !== '' ? blank : ' '
      else {
        parts.push(blank, text)
        length += text.length
        blank = ''
      }
      return !isFull()
    },
    isFull,
    text: () => tidy(parts.join('')).slice(0, MOST_WORDS),
  }
}

const tidy = (text: string): string =>
  text
    .replaceAll('\0', '')
    // Where a word was parted at the end of a line, or may be.
    .replace(/-?\u00ad/g, '')
    // Signs that look like letters, by which some programs write these.
    .replace(/[\u2e80-\u2fdf\ufb00-\ufb06]/g, (letter) => letter.normalize('NFKC'))
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n[ \n]*/g, '\n')
    .trim()

/** Whether what a document, a picture or a field is called says something: programs call them with a word of their own. */
export const isSaid = (text: string): boolean => SAID.test(text)
const SAID = /\p{L}[^\p{L}]{1,3}\p{L}+[^\p{L}]{1,3}\p{L}|[\u3400-\u9fff]{4}/u

const NAMED: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ensp: ' ',
  emsp: ' ',
  thinsp: ' ',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  bull: '•',
  middot: '·',
  copy: '©',
  reg: '®',
  euro: '€',
  yen: '¥',
  pound: '£',
  shy: '',
  zwnj: '',
  zwj: '',
  colon: ':',
  period: '.',
  sol: '/',
  commat: '@',
}
const REFERENCE = /&(?:#(?:x([0-9a-f]{1,6})|(\d{1,7}))|([a-z]{2,8}));?/gi

/** Text of markup with letters instead of their numbers and names; of names those that stand in letters and notes. */
export function withReferences(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(
    REFERENCE,
    (whole, hex: string | undefined, decimal: string | undefined, name: string | undefined) => {
      if (name !== undefined) return NAMED[name.toLowerCase()] ?? whole
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ''
    },
  )
}

/** In letters of one of the sets that a document may name; as Windows has them where nobody knows it. */
export function decodeAs(charset: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder(charset).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}
