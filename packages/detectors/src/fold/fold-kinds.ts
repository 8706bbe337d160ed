/**
 * What kind of character a UTF-16 unit is, as the fold sees it. The numbers are those of `fold-data.generated.ts`.
 */
// other = 0, which no code asks for
export const KIND_LATIN = 1
export const KIND_DIGIT = 2
export const KIND_HAN = 3
export const KIND_KANA = 4
export const KIND_HANGUL = 5
/** Letters of scripts that lend look-alikes of Latin letters: Cyrillic, Greek, Armenian, Cherokee, Coptic, Lisu. */
export const KIND_FOREIGN = 6
/** Letters of all other scripts: Arabic, Hebrew, Thai, Devanagari and so on. */
export const KIND_LETTER = 7
export const KIND_MARK = 8
export const KIND_SPACE = 9
export const KIND_NEWLINE = 10
/** Signs that people put between the letters of a word to hide it: . - _ · and the like. */
export const KIND_SEPARATOR = 11
export const KIND_INVISIBLE = 12
// high = 13, which no code asks for
// low = 14, which no code asks for
/** Signs that can stand for a letter: * @ $ ! + | and the like. */
export const KIND_STAND = 15

/** Gates: what a text holds at all, so that an expression runs only where it can match. */
export const GATE = {
  digit: 1,
  at: 2,
  dot: 4,
  slash: 8,
  colon: 16,
  currency: 32,
  han: 64,
  latin: 128,
  url: 256,
  kana: 512,
  hangul: 1024,
  foreign: 2048,
  letter: 4096,
  question: 8192,
  quote: 16_384,
  backtick: 32_768,
} as const

/** Marks of a folded unit. `undone`: a disguise was undone to get it. `address`: part of a link. `joined`: a gap before it was closed. `exempt`: part of a harmless word. */
export const MARK = { undone: 1, address: 2, joined: 4, exempt: 8 } as const

/** Stands for a pictograph in the folded text. */
export const PICTOGRAPH = 0xfffc
/** Stands for what has no meaning of its own: private use, half a surrogate pair. */
export const UNKNOWN = 0xfffd
