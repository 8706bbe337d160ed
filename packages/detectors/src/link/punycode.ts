/** International host names as they are shown (RFC 3492, decoding only). */
import { readUrl } from './read-url.ts'

const BASE = 36
const T_MIN = 1
const T_MAX = 26
const SKEW = 38
const DAMP = 700

function adapt(delta: number, points: number, first: boolean): number {
  let d = first ? Math.floor(delta / DAMP) : delta >> 1
  d += Math.floor(d / points)
  let k = 0
  for (; d > ((BASE - T_MIN) * T_MAX) >> 1; k += BASE) d = Math.floor(d / (BASE - T_MIN))
  return Math.floor(k + ((BASE - T_MIN + 1) * d) / (d + SKEW))
}

function digitOf(code: number): number {
  if (code >= 48 && code < 58) return code - 22
  if (code >= 97 && code < 123) return code - 97
  if (code >= 65 && code < 91) return code - 65
  return BASE
}

function decodeLabel(label: string): string | null {
  const delimiter = label.lastIndexOf('-')
  const output = delimiter > 0 ? Array.from(label.slice(0, delimiter), (c) => c.codePointAt(0) ?? 0) : []
  let n = 128
  let i = 0
  let bias = 72
  for (let at = delimiter > 0 ? delimiter + 1 : 0; at < label.length; ) {
    const start = i
    for (let w = 1, k = BASE; ; k += BASE) {
      const digit = at < label.length ? digitOf(label.charCodeAt(at++)) : BASE
      if (digit >= BASE) return null
      i += digit * w
      const t = k <= bias ? T_MIN : k >= bias + T_MAX ? T_MAX : k - bias
      if (digit < t) break
      w *= BASE - t
    }
    bias = adapt(i - start, output.length + 1, start === 0)
    n += Math.floor(i / (output.length + 1))
    i %= output.length + 1
    if (n > 0x10ffff || output.length > 63) return null
    output.splice(i++, 0, n)
  }
  return String.fromCodePoint(...output)
}

/** The host with its `xn--` labels as letters; a label that does not decode stays as it is. */
export function shownHost(host: string): string {
  if (!host.includes('xn--')) return host
  return host
    .split('.')
    .map((label) => (label.startsWith('xn--') ? (decodeLabel(label.slice(4)) ?? label) : label))
    .join('.')
}

const PRINTABLE = /^[\x21-\x7e]*$/

/** The host as it is asked for, its international labels as `xn--`; what can be no host stays as it is. */
export function asciiHost(host: string): string {
  const url = PRINTABLE.test(host) ? null : readUrl(`https://${host}`)
  return url === null ? host : url.hostname.replace(/(?<!\.)\.+$/, '')
}
