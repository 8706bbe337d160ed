/**
 * By what a text lets itself be answered: its links, addresses, handles and numbers, as one key. Whoever sends one text for many gives
 * the same ones each time; a form that everybody fills in (an invitation to a meeting, a reply of somebody who is away) gives
 * everybody's own.
 */
import { type HashLanes, hashInto, hashString } from './hash-string.ts'

/** Signs looked at; what follows changes nothing. */
const LONGEST = 4_096
/** More of them than this are a list, and not somebody's way to be answered. */
const MOST = 16
const LEAST_DIGITS = 9
const LEAST_HANDLE = 4
const LEAST_MIXED = 6

/**
 * Hosts that speak for a state or for states: what they publish is handed on by many, in its own words and with its own numbers. A
 * campaign that names one is not told apart from that.
 */
const OFFICIAL = new Set(['gov', 'mil', 'int', 'gouv', 'gob', 'go'])

/** Stands for a link to an office of a state. */
const OFFICE = 'office'

const found: HashLanes = new Int32Array(2)

/** Writes the key of all contacts in `text`, in whatever order they stand, into `lanes`. False when it names none, or an office of a state. */
export function signContacts(text: string, lanes: HashLanes): boolean {
  lanes.fill(0)
  const length = Math.min(text.length, LONGEST)
  let count = 0
  const note = (contact: string): void => {
    if (count === MOST) return
    count += 1
    hashString(contact, 0, found)
    // A sum, so that their order says nothing.
    lanes[0] = (lanes[0] ?? 0) + (found[0] ?? 0)
    lanes[1] = (lanes[1] ?? 0) + (found[1] ?? 0)
  }
  let from = -1
  let seen = 0
  let digits = 0
  for (let at = 0; at <= length; at++) {
    const sign = at === length ? 0 : (SIGNS[text.charCodeAt(at)] ?? 0)
    if (sign !== 0) {
      if (from < 0) from = at
      seen |= sign
      digits += sign >> 2
      continue
    }
    if (from >= 0 && (seen & TELLING) !== 0) {
      const contact = contactIn(text.slice(from, at))
      if (contact === OFFICE) return false
      if (contact !== null) note(contact)
    }
    from = -1
    seen = 0
  }
  for (let at = 0; digits >= LEAST_DIGITS && at < length; at++) {
    const end = isDigit(text.charCodeAt(at)) ? endOfNumber(text, at, length) : at
    if (end === at) continue
    const number = numberIn(text.slice(at, end))
    if (number !== null) note(number)
    at = end
  }
  if (count === 0) return false
  hashInto(count, 0, lanes)
  return true
}

const DIGIT_0 = 48
const isLetter = (unit: number): boolean => unit >= 97 && unit <= 122
const isDigit = (unit: number): boolean => unit >= DIGIT_0 && unit < DIGIT_0 + 10

/** Signs that a link, an address or a handle is made of; words alone tell of none. */
const PART = 1
const TELLING = 2
const DIGIT = 4
const SIGNS = Uint8Array.from({ length: 128 }, (_, unit) => {
  const sign = String.fromCharCode(unit)
  if (isDigit(unit)) return PART | TELLING | DIGIT
  if (sign === '@' || sign === '.') return PART | TELLING
  return /[A-Za-z_+:/?=&#%~-]/.test(sign) ? PART : 0
})

/** Groups of digits stand apart by at most two of these. */
const BETWEEN_DIGITS = new Set(Array.from(' -.()+', (sign) => sign.charCodeAt(0)))

function endOfNumber(text: string, start: number, length: number): number {
  let end = start + 1
  for (let at = end; at < length && at - end < 3; at++) {
    const unit = text.charCodeAt(at)
    if (isDigit(unit)) end = at + 1
    else if (!BETWEEN_DIGITS.has(unit)) break
  }
  return end
}

/** The digits of a number that somebody can be called by; a date and an amount are none. */
function numberIn(part: string): string | null {
  const digits = part.replace(/[^0-9]/g, '')
  if (digits.length < LEAST_DIGITS) return null
  const isDate = /^(?:19|20)[0-9]{2}[^0-9]/.test(part)
  return isDate ? null : digits
}

/** A link by host and path, an address or handle, or a name of letters and digits as messengers give them; null: a word. */
function contactIn(part: string): string | null {
  const lower = trimmed(part.toLowerCase())
  if (lower.length < LEAST_HANDLE) return null
  if (lower.includes('@')) return lower
  if (lower.includes('.')) return linkIn(lower)
  return lower.length >= LEAST_MIXED && isMixed(lower) ? lower : null
}

/** Without what closes a sentence around it. */
function trimmed(part: string): string {
  let end = part.length
  while (end > 0 && !isWordSign(part.charCodeAt(end - 1))) end--
  return part.slice(0, end)
}

const isWordSign = (unit: number): boolean => isLetter(unit) || isDigit(unit) || unit === 47

/** Host and path of a link; what is asked of it differs by who is asked. */
function linkIn(part: string): string | null {
  const scheme = part.indexOf('://')
  const rest = scheme < 0 ? part : part.slice(scheme + 3)
  const link = rest.split(/[?#]/, 1)[0] ?? ''
  const host = (link.split('/', 1)[0] ?? '').split(':', 1)[0] ?? ''
  const labels = host.split('.')
  const last = labels.at(-1) ?? ''
  if (labels.length < 2 || last.length < 2 || labels.includes('')) return null
  // A number with points, an amount, a version: only a whole address without letters is a host.
  if (!Array.from(last).some((sign) => isLetter(sign.charCodeAt(0))) && scheme < 0) return null
  return labels.slice(-2).some((label) => OFFICIAL.has(label)) ? OFFICE : link
}

/** Letters and digits together, and nothing else but what joins them. */
function isMixed(part: string): boolean {
  let letters = 0
  let digits = 0
  for (let at = 0; at < part.length; at++) {
    const unit = part.charCodeAt(at)
    if (isLetter(unit)) letters++
    else if (isDigit(unit)) digits++
    else if (unit !== 45 && unit !== 95) return false
  }
  return letters > 0 && digits > 0
}
