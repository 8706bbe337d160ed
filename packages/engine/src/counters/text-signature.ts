/**
 * What makes two texts copies of one another: the same letters, or nearly the same. A text becomes one exact key over its
 * folded letters and, when it is long enough to be recognised, eight bands of a one-permutation minhash over its shingles.
 */
import { LATIN_LOOKALIKES } from '@goodstanding/detectors'
import { avalanche } from './hash-string.ts'

export const BANDS = 8
const ROWS = 4
const BINS = BANDS * ROWS
/** Letters looked at; what follows changes nothing. */
const LONGEST = 4_096
/** Above every value: they have 27 bits. */
const EMPTY = 0x7fffffff
const ROLL = 0x2c1b3c6d

export type TextSignature = {
  /** Lanes of the exact key. */
  exactHigh: number
  exactLow: number
  /** False for texts too short to be recognised by parts: only the exact key tells them apart. */
  banded: boolean
  readonly bands: Int32Array
}

export function createTextSignature(): TextSignature {
  return { exactHigh: 0, exactLow: 0, banded: false, bands: new Int32Array(BANDS) }
}

/** Digits come before. */
const FIRST_LETTER = 97
const letters = new Uint16Array(LONGEST + 1)
const bins = new Int32Array(BINS)
const full = new Int32Array(BINS)

/** Writes the signature of `text`. False when the text has no letters or digits at all. */
export function signText(text: string, signature: TextSignature): boolean {
  foldLetters(text)
  const { length, wide, digits } = counted
  if (length === 0) return false
  const shingle = wide * 3 > length ? 3 : 5
  signature.banded = length >= (shingle === 3 ? 16 : 32)
  // In a text long enough to be recognised digits are left out: numbered copies are copies.
  const leastLetter = signature.banded && length - digits >= 16 ? FIRST_LETTER : 0
  signLetters({ length, shingle, leastLetter }, signature)
  if (signature.banded) joinBins(signature.bands)
  return true
}

/** What `foldLetters` counted last: letters and digits, those outside ASCII, digits. */
const counted = { length: 0, wide: 0, digits: 0 }

/** Keeps letters and digits, lower-cased, in `letters`. */
function foldLetters(text: string): void {
  const cut = text.length > LONGEST * 2 ? text.slice(0, LONGEST * 2) : text
  // Where signs change beside others, or become several, the whole text is spelled anew.
  if (!keepLetters(cut, LETTERS)) keepLetters(cut.normalize('NFKC').toLowerCase(), SPELLED)
}

/** False where a unit changes in a way that the table does not tell. */
function keepLetters(text: string, table: Uint16Array): boolean {
  let length = 0
  let wide = 0
  let digits = 0
  for (let at = 0; at < text.length && length < LONGEST; at++) {
    const letter = table[text.charCodeAt(at)] ?? 0
    if (letter === RESPELLED) return false
    // Without a branch: where words end a processor guesses wrong.
    const kept = (letter + 0xffff) >>> 16
    letters[length] = letter
    length += kept
    wide += (127 - letter) >>> 31
    digits += kept & ((letter - FIRST_LETTER) >>> 31)
  }
  counted.length = length
  counted.wide = wide
  counted.digits = digits
  return true
}

/**
 * What a unit is kept as: a letter or digit by NFKC in lower case, letters of other scripts as the Latin ones they look exactly like; 0: not
 * at all; RESPELLED: the table does not tell.
 */
const RESPELLED = 0xffff
const LETTERS = Uint16Array.from({ length: 0x10000 }, (_, unit) => letterOf(unit))
/** The same in a text that is spelled so already. */
const SPELLED = Uint16Array.from({ length: 0x10000 }, (_, unit) => (isLetter(unit) ? drawn(unit) : 0))

function letterOf(unit: number): number {
  if (isAsItIs(unit)) return isLetter(unit) ? drawn(unit) : 0
  const sign = String.fromCharCode(unit)
  // The small letter of Σ depends on where in a word it stands.
  if (joinsOthers(sign) || sign === 'Σ') return RESPELLED
  const spelled = sign.normalize('NFKC').toLowerCase()
  if (spelled === sign) return isLetter(unit) ? drawn(unit) : 0
  if (Array.from(spelled).some(joinsOthers)) return RESPELLED
  const kept = Array.from(spelled, (part) => part.charCodeAt(0)).filter(isLetter)
  if (kept.length === 0) return 0
  return spelled.length === 1 ? drawn(kept[0] ?? 0) : RESPELLED
}

function drawn(letter: number): number {
  return LATIN_LOOKALIKES[letter] || letter
}

/** Ideographs and Yi, Korean syllables, private use: three quarters of all units, and of one form only. Asked about each, starts took longer. */
function isAsItIs(unit: number): boolean {
  return (unit >= 0x3400 && unit <= 0xa48c) || (unit >= 0xac00 && unit <= 0xd7a3) || (unit >= 0xe000 && unit <= 0xf8ff)
}

/** Marks, the letters of Korean syllables, and halves of pairs. */
function joinsOthers(sign: string): boolean {
  const unit = sign.charCodeAt(0)
  return (unit >= 0x1100 && unit <= 0x11ff) || (unit >= 0xd800 && unit <= 0xdfff) || /\p{M}/u.test(sign)
}

/** ASCII letters and digits; outside ASCII everything but punctuation, invisible characters, emoji and other surrogates. */
function isLetter(unit: number): boolean {
  if (unit < 128) return (unit >= 97 && unit <= 122) || (unit >= 48 && unit <= 57)
  if (unit < 0xc0) return false
  if (unit >= 0x2000 && unit <= 0x2bff) return false
  if (unit >= 0x3000 && unit <= 0x303f) return false
  return (
    !(unit >= 0xd800 && unit <= 0xf8ff) && !(unit >= 0xfe00 && unit <= 0xfe0f) && unit !== 0xfeff && unit !== 0xffff
  )
}

type Signing = {
  readonly length: number
  readonly shingle: number
  /** What is below it has no part in the exact key. */
  readonly leastLetter: number
}

/** One pass for both: the hash of all letters, and the least hash of a shingle in each bin. Each waits for itself, not for the other. */
function signLetters({ length, shingle, leastLetter }: Signing, signature: TextSignature): void {
  let high = 0x2545f491
  let low = 0x6c078965
  let rolling = 0
  const whole = signature.banded ? shingle - 1 : length
  bins.fill(EMPTY)
  let power = 1
  for (let step = 0; step < shingle; step++) power = Math.imul(power, ROLL)
  // The letter that leaves the shingle; before the first shingle is full there is none.
  let leaving = 0
  for (let at = 0; at < length; at++) {
    const letter = letters[at] ?? 0
    rolling = (Math.imul(rolling, ROLL) + letter - Math.imul(leaving, power)) | 0
    if (at >= whole) {
      leaving = letters[at - shingle + 1] ?? 0
      const mixed = avalanche(rolling)
      const bin = mixed & (BINS - 1)
      const least = bins[bin] ?? 0
      // The lesser of two, without a branch: a processor guesses wrong at every other one.
      const above = (mixed >>> 5) - least
      bins[bin] = least + (above & (above >> 31))
    }
    if (letter < leastLetter) continue
    high = Math.imul(high ^ letter, 0x9e3779b1)
    high ^= high >>> 15
    low = Math.imul(low + high, 0x85ebca77)
    low = (low << 13) | (low >>> 19)
  }
  signature.exactHigh = avalanche(high)
  signature.exactLow = avalanche(low ^ signature.exactHigh)
}

function joinBins(bands: Int32Array): void {
  borrowForEmptyBins()
  for (let band = 0; band < BANDS; band++) {
    let joined = band
    for (let row = 0; row < ROWS; row++) joined = avalanche(Math.imul(joined, 31) + (bins[band * ROWS + row] ?? 0))
    bands[band] = joined
  }
}

/** An empty bin takes the value of the next full one, marked by how far it was: equal sets still give equal bins. */
function borrowForEmptyBins(): void {
  if (!bins.includes(EMPTY)) return
  full.set(bins)
  for (let bin = 0; bin < BINS; bin++) {
    if (full[bin] !== EMPTY) continue
    let far = 1
    while (far < BINS && full[(bin + far) % BINS] === EMPTY) far++
    bins[bin] = avalanche((full[(bin + far) % BINS] ?? 0) + Math.imul(far, 0x9e3779b1))
  }
}
